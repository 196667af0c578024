/** What the chat model holds: snapshots that never change, only give way to the next one. */
import type { ApiError, Message, Room } from '@carillon/shared/api'

export type Connection = 'connecting' | 'live' | 'cut'

/** A message of one's own that is not yet in the timeline. */
export interface Outgoing {
  token: string
  content: string
  written_at: string
  state: 'waiting' | 'sending' | 'sent' | 'failed'
  /** The number the server gave it, once sent. */
  sequence: number | null
  refusal: ApiError | null
}

/** A stretch of a room's messages without a hole, up to the newest we hold. */
export interface Timeline {
  messages: readonly Message[]
  more_before: boolean
  fetching: 'newest' | 'older' | 'newer' | null
  /** Tries of the fetch that failed last; the next one waits longer. */
  failures: number
  problem: ApiError | null
}

export interface RoomChat {
  room: Room
  timeline: Timeline | null
  outgoing: readonly Outgoing[]
  /** The sequence number before which the unread line stands while the room is open. */
  line: number | null
}

export interface Chat {
  me: string
  connection: Connection
  rooms: Readonly<Record<string, RoomChat>>
  listing: 'loading' | 'ready' | 'failed'
  problem: ApiError | null
  /** The room on screen. */
  open: string | null
  /** The person can see the end of the open room right now. */
  watching: boolean
}

/** Orders: what the model wants done in the world. */
export type Order =
  | { do: 'fetch-rooms' }
  | { do: 'fetch-room'; room_id: string }
  | { do: 'fetch-history'; room_id: string; side: 'newest' | 'older' | 'newer'; from: number; limit: number; after_failures: number }
  | { do: 'send'; room_id: string; token: string; content: string }
  | { do: 'mark-read'; room_id: string; sequence: number }

export const emptyChat = (me: string): Chat => ({
  me,
  connection: 'connecting',
  rooms: {},
  listing: 'loading',
  problem: null,
  open: null,
  watching: false,
})

export const unread = ({ room }: RoomChat): number => Math.max(0, room.last_sequence - room.last_read)

/** The sequence number of the newest message held without a hole, 0 in an empty room. */
export const cursor = (timeline: Timeline): number => timeline.messages.at(-1)?.sequence ?? 0

/** Rooms as they are listed: newest activity first. */
export function listedRooms(rooms: Chat['rooms']): RoomChat[] {
  const activity = ({ room }: RoomChat) => room.last_message?.created_at ?? room.created_at
  return Object.values(rooms).sort((one, other) => activity(other).localeCompare(activity(one)))
}
