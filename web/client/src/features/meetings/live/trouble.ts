/** Why a device or a screen could not be had, as browsers name it. */
export type Trouble = 'denied' | 'none' | 'busy' | 'unsupported' | 'standing' | 'unknown'

const TROUBLES: Readonly<Record<string, Trouble>> = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'none',
  DevicesNotFoundError: 'none',
  OverconstrainedError: 'none',
  NotReadableError: 'busy',
  TrackStartError: 'busy',
  AbortError: 'busy',
  DeviceUnsupportedError: 'unsupported',
  TypeError: 'unsupported',
}

export const failureName = (error: unknown): Trouble => TROUBLES[wordsOf(error).name] ?? 'unknown'

/** Closing the browser's own choice of screens is no trouble; a system that forbids it is. */
export function wasCancelled(error: unknown): boolean {
  const { name, message } = wordsOf(error)
  return name === 'NotAllowedError' && !/system/iu.test(message)
}

/** Not every browser's DOMException is an Error. */
function wordsOf(error: unknown): { name: string; message: string } {
  const { name = '', message = '' } = (typeof error === 'object' && error !== null ? error : {}) as { name?: string; message?: string }
  return { name, message }
}
