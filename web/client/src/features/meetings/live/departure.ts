/** Why a meeting ended for this person, from what the engine or the gate in front of it says. */
import type { Departure } from './live-state.ts'

/** The reasons of the engine's protocol that tell something; all others mean a broken connection. */
const REASONS: Readonly<Record<number, Departure>> = { 1: 'left', 2: 'elsewhere', 4: 'removed', 5: 'ended', 10: 'ended' }

export const departureOf = (reason: number | undefined): Departure => REASONS[reason ?? 0] ?? 'lost'

const REFUSALS: Readonly<Record<string, Departure>> = {
  RemovedFromMeeting: 'removed',
  MeetingHasEnded: 'ended',
  MeetingNotFound: 'ended',
  MeetingIsLocked: 'locked',
  MeetingIsFull: 'full',
  SignInRequired: 'signed-out',
}

/** A gate that names no reason known here may still be asked again, with a new ticket. */
export const departureOfRefusal = (status: number, code: string): Departure =>
  REFUSALS[code.trim()] ?? (status === 404 || status === 410 ? 'ended' : 'lost')
