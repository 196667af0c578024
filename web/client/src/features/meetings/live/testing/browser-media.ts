/** What a browser has for media and jsdom lacks: devices that are plugged in by hand. */
export class BrowserMedia extends EventTarget {
  readonly asked: MediaStreamConstraints[] = []
  private refusal: string | null = null
  private plugged: MediaDeviceInfo[] = []

  static put(...plugged: [kind: MediaDeviceKind, name: string][]): BrowserMedia {
    const media = new BrowserMedia()
    media.plugged = plugged.map(([kind, label]) => ({ kind, label, deviceId: label, groupId: '', toJSON: () => ({}) }))
    Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value: media })
    Object.assign(globalThis, { MediaStream: PlainStream, AudioContext: SilentContext })
    return media
  }

  static take(): void {
    Reflect.deleteProperty(navigator, 'mediaDevices')
  }

  refuse(name: string | null): void {
    this.refusal = name
  }

  readonly enumerateDevices = (): Promise<MediaDeviceInfo[]> => Promise.resolve(this.plugged)

  readonly getDisplayMedia = (): Promise<MediaStream> => Promise.reject(new DOMException('', 'NotAllowedError'))

  readonly getUserMedia = (wanted: MediaStreamConstraints): Promise<MediaStream> => {
    this.asked.push(wanted)
    if (this.refusal !== null) return Promise.reject(new DOMException('', this.refusal))
    const tracks = [wanted.audio ? track('audio', idIn(wanted.audio)) : null, wanted.video ? track('video', idIn(wanted.video)) : null]
    return Promise.resolve(new MediaStream(tracks.filter((one) => one !== null)))
  }
}

function idIn(wanted: boolean | MediaTrackConstraints): string {
  const { deviceId } = typeof wanted === 'boolean' ? {} : wanted
  return typeof deviceId === 'object' && 'exact' in deviceId ? String(deviceId.exact) : ''
}

class PlainTrack extends EventTarget {
  readyState: 'live' | 'ended' = 'live'

  constructor(
    readonly kind: string,
    private readonly deviceId: string,
  ) {
    super()
  }

  readonly getSettings = () => ({ deviceId: this.deviceId })

  readonly stop = (): void => {
    this.readyState = 'ended'
  }
}

const track = (kind: string, id: string) => new PlainTrack(kind, id) as unknown as MediaStreamTrack

class PlainStream {
  readonly id = 'stream'
  constructor(private readonly tracks: readonly MediaStreamTrack[] = []) {}
  readonly getTracks = () => [...this.tracks]
}

class SilentContext {
  readonly createAnalyser = () => ({ fftSize: 32, getFloatTimeDomainData: () => undefined })
  readonly createMediaStreamSource = () => ({ connect: () => undefined })
  readonly close = () => Promise.resolve()
}
