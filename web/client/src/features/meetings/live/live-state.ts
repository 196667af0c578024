/** What a running meeting looks like at one moment. */
import type { AttendeeKind, Entry } from './entry.ts'

export type Phase = 'connecting' | 'live' | 'reconnecting' | 'lost' | 'over'

/** Why this person is no longer in the meeting. */
export type Departure = 'left' | 'removed' | 'ended' | 'elsewhere' | 'signed-out' | 'locked' | 'full' | 'lost'

export type Quality = 'good' | 'weak' | 'lost'

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
  /** Cut off; the place is kept for a moment. */
  away: boolean
}

export type NoticeKind =
  | 'joined'
  | 'left'
  | 'started-sharing'
  | 'took-over'
  | 'muted'
  | 'locked'
  | 'unlocked'
  | 'microphone-gone'
  | 'camera-gone'
  | 'speaker-gone'
  | 'microphone-failed'
  | 'camera-failed'
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
  /** As this person wants it; what the others get is in `people`. */
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

/** One person as the media engine tells of them. */
export interface Seen {
  id: string
  name: string
  userId: string | null
  kind: AttendeeKind
  me: boolean
  host: boolean
  joinedAt: number
  microphone: boolean
  camera: boolean
  speaking: boolean
  quality: Quality
  /** The turn in which they took the screen; whoever took it last has it. */
  shareTurn: number | null
}

/** The snapshot, and what only the model needs to make the next one. */
export interface Live {
  shown: LiveSnapshot
  /** Who is missing, and until when their place is kept; without an end while we are cut off ourselves. */
  away: Readonly<Record<string, number>>
  /** Who said goodbye and is about to be missing. */
  goodbyes: readonly string[]
  /** The turns of the screens that are shared now. */
  turns: Readonly<Record<string, number>>
  lastNotice: number
}

export function beginning({ meeting }: Entry): Live {
  const shown: LiveSnapshot = {
    phase: 'connecting',
    departure: null,
    microphone: false,
    camera: false,
    sharing: false,
    startedAt: Date.parse(meeting.created_at),
    meetingId: meeting.id,
    title: meeting.title,
    number: meeting.number,
    locked: meeting.locked,
    people: [],
    sharer: null,
    notices: [],
    soundBlocked: false,
  }
  return { shown, away: {}, goodbyes: [], turns: {}, lastNotice: 0 }
}
