/** What a running meeting looks like at one moment. */
import type { AttendeeKind } from './entry.ts'

export type Phase = 'connecting' | 'live' | 'reconnecting' | 'lost' | 'over'

/** Why this person is no longer in the meeting. */
export type Departure = 'left' | 'removed' | 'ended' | 'elsewhere' | 'signed-out' | 'locked' | 'full' | 'lost'

export type Quality = 'good' | 'weak' | 'lost' | 'unknown'

export interface PersonTile {
  /** The attendee's id. */
  id: string
  /** As it is shown: guests and telephones in angle brackets. */
  name: string
  userId: string | null
  kind: AttendeeKind
  me: boolean
  host: boolean
  muted: boolean
  speaking: boolean
  camera: boolean
  sharing: boolean
  quality: Quality
}

export type NoticeKind =
  | 'joined'
  | 'left'
  | 'started-sharing'
  | 'took-over'
  | 'muted'
  | 'locked'
  | 'unlocked'
  | 'device-gone'
  | 'camera-failed'
  | 'microphone-failed'
  | 'share-failed'

/** Something that just happened; `name` is a person's or a device's. */
export interface Notice {
  id: number
  kind: NoticeKind
  name: string
  at: number
}

export interface LiveSnapshot {
  phase: Phase
  departure: Departure | null
  microphone: boolean
  camera: boolean
  sharing: boolean
  /** When the meeting began, in milliseconds since 1970. */
  startedAt: number | null
  meetingId: string
  title: string
  number: string
  locked: boolean
  /** In the order of their arrival, this person among them. */
  people: readonly PersonTile[]
  /** Whose screen is shown. */
  sharer: string | null
  notices: readonly Notice[]
  /** The browser plays no sound before the person has clicked. */
  soundBlocked: boolean
}
