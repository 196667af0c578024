/** What waits to be sealed. */
import type { Sealing } from '@carillon/shared/api'

/** Records are sealed within seconds: after this time something holds it up. */
const LATE_SECONDS = 60

export interface Tail {
  count: number
  seconds: number
  isLate: boolean
}

/** What the operator runs, with the end of the chain as it is now. */
export const verifying = (number: number, digest: string): string => ['carillon audit verify --head', `${number}:${digest}`].join(' ')

export function tailOf({ unsealed, oldest_unsealed_at, now }: Sealing): Tail {
  const age = oldest_unsealed_at === null ? 0 : Date.parse(now) - Date.parse(oldest_unsealed_at)
  const seconds = Math.max(0, Math.round(age / 1000))
  return { count: unsealed, seconds, isLate: seconds > LATE_SECONDS }
}
