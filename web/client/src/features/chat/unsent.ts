/** Messages on their way out, kept by the tab so that a reload loses none; their tokens keep them from being doubled. */
import type { Chat } from './chat-state.ts'

export interface Unsent {
  room_id: string
  token: string
  content: string
  written_at: string
}

const key = (me: string): string => `carillon.unsent.${me}`

export const unsentIn = (chat: Chat): Unsent[] =>
  Object.values(chat.rooms).flatMap(({ room, outgoing }) =>
    outgoing
      .filter((one) => one.state !== 'sent')
      .map(({ token, content, written_at }) => ({ room_id: room.id, token, content, written_at })),
  )

export function keepUnsent(me: string, unsent: Unsent[]): void {
  if (unsent.length === 0) sessionStorage.removeItem(key(me))
  else sessionStorage.setItem(key(me), JSON.stringify(unsent))
}

export const keptUnsent = (me: string): Unsent[] => JSON.parse(sessionStorage.getItem(key(me)) ?? '[]') as Unsent[]
