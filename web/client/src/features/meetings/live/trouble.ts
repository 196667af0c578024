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

export const failureName = (error: unknown): Trouble => (error instanceof Error ? (TROUBLES[error.name] ?? 'unknown') : 'unknown')

/** Closing the browser's own choice of screens is no trouble; a system that forbids it is. */
export const wasCancelled = (error: unknown): boolean =>
  error instanceof Error && error.name === 'NotAllowedError' && !/system/iu.test(error.message)
