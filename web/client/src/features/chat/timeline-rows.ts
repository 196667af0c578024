/** The lines of a timeline: a pure function of what a room holds. */
import type { Message } from '@carillon/shared/api'
import { sameDay } from '@carillon/shared/format'
import type { Outgoing, RoomChat } from './chat-state.ts'

export type Row =
  | { kind: 'start'; key: string }
  | { kind: 'day'; key: string; at: string }
  | { kind: 'unread'; key: string }
  | { kind: 'message'; key: string; message: Message; headed: boolean; mine: boolean }
  | { kind: 'outgoing'; key: string; outgoing: Outgoing; headed: boolean }

const PAUSE = 5 * 60_000

export function timelineRows(it: RoomChat, me: string): Row[] {
  const timeline = it.timeline
  if (!timeline) return []
  const rows: Row[] = timeline.more_before ? [] : [{ kind: 'start', key: 'start' }]
  // Whether the first message held begins a day is known when the one before it is here.
  let before: Message | undefined
  for (const message of timeline.messages) {
    const newDay = before ? !sameDay(before.created_at, message.created_at) : !timeline.more_before
    const line = message.sequence === it.line
    if (newDay) rows.push({ kind: 'day', key: `day-${message.created_at.slice(0, 10)}-${message.sequence}`, at: message.created_at })
    if (line) rows.push({ kind: 'unread', key: 'unread' })
    const headed = !before || newDay || line || !continues(before, message.sender.user_id, message.created_at)
    rows.push({ kind: 'message', key: message.id, message, headed, mine: message.sender.user_id === me })
    before = message
  }
  return [...rows, ...outgoingRows(it.outgoing, before, me)]
}

/** One's own messages on their way follow the last one without a name when that was one's own too. */
function outgoingRows(outgoing: readonly Outgoing[], last: Message | undefined, me: string): Row[] {
  return outgoing.map((one, index) => ({
    kind: 'outgoing',
    key: one.token,
    outgoing: one,
    headed: index === 0 && !continues(last, me, one.written_at),
  }))
}

function continues(before: Message | undefined, sender: string, at: string): boolean {
  return before?.sender.user_id === sender && Date.parse(at) - Date.parse(before.created_at) < PAUSE
}

/** About how high a row will be: the better the guess, the steadier the scroll bar. */
export function roughHeight(row: Row | undefined): number {
  switch (row?.kind) {
    case 'start':
      return 44
    case 'day':
      return 38
    case 'unread':
      return 26
    case 'message':
      return contentHeight(row.message.content) + (row.headed ? 32 : 4)
    case 'outgoing':
      return contentHeight(row.outgoing.content) + (row.headed ? 32 : 4)
    case undefined:
      return 24
  }
}

const LINE = 20
const LETTERS = 80

const contentHeight = (content: string): number =>
  content.split('\n').reduce((height, line) => height + LINE * Math.max(1, Math.ceil(line.length / LETTERS)), 0)
