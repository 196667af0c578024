/** Whether a camera still delivers pictures after a reconnect, and what to try when it does not. */
export interface Watch {
  /** Pictures counted at the last look; null before there was one. */
  frames: number | null
  tried: number
  /** Looks at which nothing could be told. */
  blind: number
}

export type Verdict = 'look-again' | 'restart' | 'renew' | 'give-up' | 'well'

export const fresh: Watch = { frames: null, tried: 0, blind: 0 }
export const LOOK_EVERY = 2000

const REMEDIES: readonly Verdict[] = ['restart', 'renew']
const BLIND_LOOKS = 5

/** `frames` is null when nothing can be told: the camera is off, covered, or nobody wants its picture. */
export function judge(watch: Watch, frames: number | null): [Watch, Verdict] {
  if (frames === null) return [{ ...watch, frames: null, blind: watch.blind + 1 }, watch.blind + 1 < BLIND_LOOKS ? 'look-again' : 'well']
  if (watch.frames === null) return [{ ...watch, frames }, 'look-again']
  if (frames !== watch.frames) return [watch, 'well']
  return [{ ...fresh, tried: watch.tried + 1 }, REMEDIES[watch.tried] ?? 'give-up']
}
