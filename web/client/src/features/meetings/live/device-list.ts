/** The microphones, cameras and speakers of this machine. */
export type DeviceKind = 'microphone' | 'camera' | 'speaker'

export interface Device {
  id: string
  name: string
}

export type DeviceList = Readonly<Record<DeviceKind, readonly Device[]>>

export const MEDIA_KINDS: Readonly<Record<DeviceKind, MediaDeviceKind>> = {
  microphone: 'audioinput',
  camera: 'videoinput',
  speaker: 'audiooutput',
}

export const noDevices: DeviceList = { microphone: [], camera: [], speaker: [] }

/** Devices have no ids before the person has allowed the use of one. */
function listed(found: readonly MediaDeviceInfo[]): DeviceList {
  const ofKind = (kind: DeviceKind) =>
    found.filter((device) => device.kind === MEDIA_KINDS[kind] && device.deviceId !== '').map(({ deviceId, label }) => ({ id: deviceId, name: label }))
  return { microphone: ofKind('microphone'), camera: ofKind('camera'), speaker: ofKind('speaker') }
}

export async function findDevices(): Promise<DeviceList> {
  const media = mediaDevices()
  return media ? listed(await media.enumerateDevices()) : noDevices
}

/** What a browser keeps from pages that are not served securely. */
export const mediaDevices = (): MediaDevices | undefined => (navigator as { mediaDevices?: MediaDevices }).mediaDevices

export const nameIn = (devices: DeviceList, kind: DeviceKind, id: string): string | undefined =>
  devices[kind].find((device) => device.id === id)?.name
