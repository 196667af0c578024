/** Chat without React and without a network: inputs go in, the next snapshot and orders come out. */
import type { ApiError, HistoryPage, Message, Room, SocketEvent } from '@carillon/shared/api'
import { type Chat, type Connection, type Order, type RoomChat, type Timeline, cursor, unread } from './chat-state.ts'

export type Input =
  | { type: 'connection'; connection: Connection }
  | { type: 'event'; event: SocketEvent }
  | { type: 'rooms'; rooms: Room[] }
  | { type: 'rooms-failed'; problem: ApiError }
  | { type: 'room'; room: Room }
  | { type: 'room-gone'; room_id: string }
  | { type: 'opened'; room_id: string }
  | { type: 'closed'; room_id: string }
  | { type: 'watching'; watching: boolean }
  | { type: 'seen'; room_id: string; sequence: number }
  | { type: 'older-wanted'; room_id: string }
  | { type: 'history'; room_id: string; side: 'newest' | 'older' | 'newer'; page: HistoryPage }
  | { type: 'history-failed'; room_id: string; problem: ApiError }
  | { type: 'history-again'; room_id: string }
  | { type: 'composed'; room_id: string; content: string; token: string; written_at: string }
  | { type: 'sent'; room_id: string; message: Message; token: string }
  | { type: 'send-failed'; room_id: string; token: string; problem: ApiError }
  | { type: 'send-again'; room_id: string; token: string }
  | { type: 'given-up'; room_id: string; token: string }

export interface Step {
  chat: Chat
  orders: Order[]
}

const PAGE = 50
const LONGEST_PAGE = 200
const CONTEXT = 20

export function step(chat: Chat, input: Input): Step {
  switch (input.type) {
    case 'connection':
      return connection(chat, input.connection)
    case 'event':
      return event(chat, input.event)
    case 'rooms':
      return roomsListed(chat, input.rooms)
    case 'rooms-failed':
      return still({ ...chat, listing: chat.listing === 'ready' ? 'ready' : 'failed', problem: input.problem })
    case 'room':
      return roomKnown(chat, input.room)
    case 'room-gone':
      return still(withoutRoom(chat, input.room_id))
    case 'opened':
      return opened(chat, input.room_id)
    case 'closed':
      return closed(chat, input.room_id)
    case 'watching':
      return watched({ ...chat, watching: input.watching })
    case 'seen':
      return seen(chat, input.room_id, input.sequence)
    case 'older-wanted':
      return olderWanted(chat, input.room_id)
    case 'history':
      return historyCame(chat, input.room_id, input.side, input.page)
    case 'history-failed':
      return historyFailed(chat, input.room_id, input.problem)
    case 'history-again':
      return historyAgain(chat, input.room_id)
    case 'composed':
      return composed(chat, input.room_id, input.content, input.token, input.written_at)
    case 'sent':
      return settled(chat, input.room_id, input.message, input.token)
    case 'send-failed':
      return sendFailed(chat, input.room_id, input.token, input.problem)
    case 'send-again':
      return sendAgain(chat, input.room_id, input.token)
    case 'given-up':
      return still(changed(chat, input.room_id, (it) => ({ ...it, outgoing: it.outgoing.filter((one) => one.token !== input.token) })))
  }
}

const still = (chat: Chat): Step => ({ chat, orders: [] })

// ---------------------------------------------------------------- connection and pushes

/** Pushes may have been missed before this moment: ask again for whatever may have moved. */
function connection(chat: Chat, now: Connection): Step {
  const next = { ...chat, connection: now }
  if (now !== 'live') return still(next)
  const rooms = Object.fromEntries(
    Object.entries(chat.rooms).map(([id, it]) => [id, id === chat.open ? it : { ...it, timeline: null }]),
  )
  const resumed = chat.open === null ? still({ ...next, rooms }) : caughtUp({ ...next, rooms }, chat.open, true)
  const sending = Object.keys(rooms).reduce(unreachedAgain, still(resumed.chat))
  return { chat: sending.chat, orders: [{ do: 'fetch-rooms' }, ...resumed.orders, ...sending.orders] }
}

/** What found no server goes out by itself when there is one again; a refusal is for the person to answer. */
function unreachedAgain(before: Step, room_id: string): Step {
  const waiting = changed(before.chat, room_id, (it) => ({
    ...it,
    outgoing: it.outgoing.map((one) => (one.state === 'failed' && one.refusal?.status === 0 ? { ...one, state: 'waiting', refusal: null } : one)),
  }))
  const next = nextSend(waiting, room_id)
  return { chat: next.chat, orders: [...before.orders, ...next.orders] }
}

function event(chat: Chat, event: SocketEvent): Step {
  switch (event.type) {
    case 'message':
      return received(chat, event.message)
    case 'message_redacted':
      return redacted(chat, event.message, event.history_version)
    case 'room':
    case 'room_added':
      return { chat, orders: [{ do: 'fetch-room', room_id: event.room_id }] }
    case 'room_removed':
      return still(withoutRoom(chat, event.room_id))
    case 'read':
      return still(readUpTo(chat, event.room_id, event.sequence))
    default:
      return still(chat)
  }
}

function received(chat: Chat, message: Message): Step {
  const it = chat.rooms[message.room_id]
  if (!it) return { chat, orders: [{ do: 'fetch-room', room_id: message.room_id }] }
  const lined = changed(chat, message.room_id, (room) => drawLine(chat, room, message))
  return watched(...merged(changed(lined, message.room_id, (room) => newestIs(room, message)), message))
}

/** Takes the message's place; whoever has missed a change before this one asks what has become of the room. */
function redacted(chat: Chat, message: Message, history_version: number): Step {
  const it = chat.rooms[message.room_id]
  if (it?.room.history_version !== history_version - 1) return { chat, orders: [{ do: 'fetch-room', room_id: message.room_id }] }
  const now = (one: Message) => (one.id === message.id ? message : one)
  const last_message = it.room.last_message && now(it.room.last_message)
  const timeline = it.timeline && { ...it.timeline, messages: it.timeline.messages.map(now) }
  return still(changed(chat, message.room_id, () => ({ ...it, timeline, room: { ...it.room, last_message, history_version } })))
}

/** The line marks where reading stopped; a message that comes while the person watches moves nothing. */
function drawLine(chat: Chat, it: RoomChat, message: Message): RoomChat {
  const seen = chat.watching && chat.open === it.room.id
  if (chat.open !== it.room.id || seen || message.sender.user_id === chat.me) return it
  const stale = it.line === null || it.line <= it.room.last_read
  return stale ? { ...it, line: message.sequence } : it
}

/** Puts a message at the end when it is the next one; asks for what lies between when it is not. */
function merged(chat: Chat, message: Message): [Chat, Order[]] {
  const timeline = chat.rooms[message.room_id]?.timeline
  if (!timeline || timeline.fetching === 'newest' || message.sequence <= cursor(timeline)) return [chat, []]
  if (message.sequence === cursor(timeline) + 1) {
    return [changed(chat, message.room_id, (it) => tidied(chat.me, { ...it, timeline: extended(timeline, [message]) })), []]
  }
  const next = caughtUp(chat, message.room_id)
  return [next.chat, next.orders]
}

// ---------------------------------------------------------------- rooms

function roomsListed(chat: Chat, rooms: Room[]): Step {
  const known = Object.fromEntries(rooms.map((room) => [room.id, refreshed(chat.rooms[room.id], room)]))
  // The open room stays until the server says that it is gone: it may have been created a moment ago.
  const open = chat.open !== null && !known[chat.open] ? chat.rooms[chat.open] : undefined
  const next: Chat = { ...chat, listing: 'ready', problem: null, rooms: open ? { ...known, [open.room.id]: open } : known }
  if (next.open === null) return still(next)
  const resumed = next.rooms[next.open]?.timeline ? caughtUp(next, next.open) : opened(next, next.open)
  return open ? { ...resumed, orders: [...resumed.orders, { do: 'fetch-room', room_id: open.room.id }] } : resumed
}

function roomKnown(chat: Chat, room: Room): Step {
  const next = { ...chat, rooms: { ...chat.rooms, [room.id]: refreshed(chat.rooms[room.id], room) } }
  if (chat.open !== room.id) return still(next)
  return next.rooms[room.id]?.timeline ? caughtUp(next, room.id) : opened(next, room.id)
}

/** An answer may be older than a push that overtook it: numbers never go back. */
function refreshed(before: RoomChat | undefined, room: Room): RoomChat {
  if (!before) return { room, timeline: null, outgoing: [], line: null }
  const ahead = before.room.last_sequence > room.last_sequence
  return {
    ...before,
    timeline: stillTrue(before, room),
    room: {
      ...room,
      last_sequence: ahead ? before.room.last_sequence : room.last_sequence,
      last_message: ahead ? before.room.last_message : room.last_message,
      last_read: Math.max(before.room.last_read, room.last_read),
    },
  }
}

/** Messages that were held may have changed since, or have grown too old to be shown. */
function stillTrue({ room: before, timeline }: RoomChat, room: Room): Timeline | null {
  if (before.history_version !== room.history_version) return null
  if (!timeline || before.hidden_through >= room.hidden_through) return timeline
  const messages = timeline.messages.filter((message) => message.sequence > room.hidden_through)
  return { ...timeline, messages, more_before: timeline.more_before && messages.length === timeline.messages.length }
}

function withoutRoom(chat: Chat, room_id: string): Chat {
  const { [room_id]: gone, ...rooms } = chat.rooms
  return gone ? { ...chat, rooms } : chat
}

function newestIs(it: RoomChat, message: Message): RoomChat {
  if (message.sequence <= it.room.last_sequence) return it
  return { ...it, room: { ...it.room, last_sequence: message.sequence, last_message: message } }
}

// ---------------------------------------------------------------- opening, reading

function opened(chat: Chat, room_id: string): Step {
  const it = chat.rooms[room_id]
  const next = { ...chat, open: room_id, watching: chat.open === room_id && chat.watching }
  if (!it) return { chat: next, orders: [{ do: 'fetch-room', room_id }] }
  const lined = changed(next, room_id, (room) => ({ ...room, line: unread(room) > 0 ? room.room.last_read + 1 : null }))
  if (it.timeline) return caughtUp(lined, room_id)
  if (unread(it) + CONTEXT > LONGEST_PAGE) return openedAtTheLine(lined, it)
  const limit = Math.max(PAGE, unread(it) + CONTEXT)
  return {
    chat: changed(lined, room_id, (room) => ({ ...room, timeline: newTimeline })),
    orders: [{ do: 'fetch-history', room_id, side: 'newest', from: 0, limit, after_failures: 0 }],
  }
}

/** More is unread than one page holds: reading begins where it stopped, and what follows is fetched page by page. */
function openedAtTheLine(chat: Chat, { room }: RoomChat): Step {
  const from = Math.max(0, room.last_read - CONTEXT)
  const timeline: Timeline = { ...newTimeline, fetching: 'newer', more_before: from > 0 }
  return {
    chat: changed(chat, room.id, (it) => ({ ...it, timeline })),
    orders: [{ do: 'fetch-history', room_id: room.id, side: 'newer', from, limit: LONGEST_PAGE, after_failures: 0 }],
  }
}

const newTimeline: Timeline = { messages: [], more_before: false, fetching: 'newest', failures: 0, problem: null }

function closed(chat: Chat, room_id: string): Step {
  const next = changed(chat, room_id, (it) => ({ ...it, line: null }))
  return still(chat.open === room_id ? { ...next, open: null, watching: false } : next)
}

/** What the person watches is read as far as it is on screen. */
function watched(chat: Chat, orders: Order[] = []): Step {
  const it = chat.open === null ? undefined : chat.rooms[chat.open]
  if (!it?.timeline || !chat.watching || cursor(it.timeline) <= it.room.last_read) return { chat, orders }
  const sequence = cursor(it.timeline)
  const order: Order = { do: 'mark-read', room_id: it.room.id, sequence }
  return { chat: readUpTo(chat, it.room.id, sequence), orders: [...orders, order] }
}

/** Of a long stretch of unread messages, those that were on screen are read. */
function seen(chat: Chat, room_id: string, sequence: number): Step {
  const it = chat.rooms[room_id]
  if (!it || sequence <= it.room.last_read) return still(chat)
  return { chat: readUpTo(chat, room_id, sequence), orders: [{ do: 'mark-read', room_id, sequence }] }
}

const readUpTo = (chat: Chat, room_id: string, sequence: number): Chat =>
  changed(chat, room_id, (it) => ({ ...it, room: { ...it.room, last_read: Math.max(it.room.last_read, sequence) } }))

// ---------------------------------------------------------------- history

function olderWanted(chat: Chat, room_id: string): Step {
  const timeline = chat.rooms[room_id]?.timeline
  const first = timeline?.messages[0]
  if (!timeline?.more_before || timeline.fetching !== null || !first) return still(chat)
  return fetching(chat, room_id, timeline, 'older', first.sequence)
}

/** Asks for what came after the newest message held, when there is any or when it is unknown. */
function caughtUp(chat: Chat, room_id: string, surely = false): Step {
  const it = chat.rooms[room_id]
  const timeline = it?.timeline
  if (!timeline || (timeline.fetching !== null && timeline.problem === null)) return still(chat)
  if (!surely && it.room.last_sequence <= cursor(timeline)) return still(chat)
  return fetching(chat, room_id, timeline, 'newer', cursor(timeline))
}

function fetching(chat: Chat, room_id: string, timeline: Timeline, side: 'older' | 'newer', from: number): Step {
  const limit = side === 'older' ? PAGE : LONGEST_PAGE
  return {
    chat: changed(chat, room_id, (it) => ({ ...it, timeline: { ...timeline, fetching: side } })),
    orders: [{ do: 'fetch-history', room_id, side, from, limit, after_failures: timeline.failures }],
  }
}

function historyCame(chat: Chat, room_id: string, side: 'newest' | 'older' | 'newer', page: HistoryPage): Step {
  const before = chat.rooms[room_id]
  if (!before?.timeline) return still(chat)
  const timeline = joined({ ...before.timeline, fetching: null, failures: 0, problem: null }, side, page)
  const next = changed(chat, room_id, (it) => tidied(chat.me, { ...it, timeline }))
  // An empty page is the server's word that there is nothing more, whatever a push has promised.
  const empty = side === 'newer' && page.items.length === 0
  const followed = empty ? still(next) : caughtUp(next, room_id, side === 'newer' && page.more)
  return watched(followed.chat, followed.orders)
}

function joined(timeline: Timeline, side: 'newest' | 'older' | 'newer', page: HistoryPage): Timeline {
  if (side === 'newer') return extended(timeline, page.items)
  const first = timeline.messages[0]?.sequence ?? Infinity
  const before = page.items.filter((message) => message.sequence < first)
  return { ...timeline, messages: [...before, ...timeline.messages], more_before: page.more }
}

function extended(timeline: Timeline, messages: readonly Message[]): Timeline {
  const newest = cursor(timeline)
  const after = messages.filter((message) => message.sequence > newest)
  return after.length === 0 ? timeline : { ...timeline, messages: [...timeline.messages, ...after] }
}

function historyFailed(chat: Chat, room_id: string, problem: ApiError): Step {
  const it = chat.rooms[room_id]
  if (!it?.timeline) return still(chat)
  const timeline: Timeline = { ...it.timeline, failures: it.timeline.failures + 1, problem }
  // What came after is fetched again by itself, later and later; the person decides about older messages.
  if (timeline.fetching !== 'newer' || !problem.passing) {
    return still(changed(chat, room_id, (room) => ({ ...room, timeline: { ...timeline, fetching: null } })))
  }
  return fetching(chat, room_id, timeline, 'newer', cursor(timeline))
}

function historyAgain(chat: Chat, room_id: string): Step {
  const timeline = chat.rooms[room_id]?.timeline
  if (!timeline) return still(chat)
  if (timeline.messages.length === 0) return opened(changed(chat, room_id, (it) => ({ ...it, timeline: null })), room_id)
  return olderWanted(changed(chat, room_id, (it) => ({ ...it, timeline: { ...timeline, problem: null } })), room_id)
}

// ---------------------------------------------------------------- sending

function composed(chat: Chat, room_id: string, content: string, token: string, written_at: string): Step {
  const next = changed(chat, room_id, (it) => ({
    ...it,
    outgoing: [...it.outgoing, { token, content, written_at, state: 'waiting', sequence: null, refusal: null }],
  }))
  return nextSend(next, room_id)
}

/** One at a time, so that the room shows them in the order in which they were written. */
function nextSend(chat: Chat, room_id: string): Step {
  const outgoing = chat.rooms[room_id]?.outgoing ?? []
  const next = outgoing.find((one) => one.state === 'waiting')
  if (!next || outgoing.some((one) => one.state === 'sending')) return still(chat)
  return {
    chat: outgoingIs(chat, room_id, next.token, { state: 'sending', refusal: null }),
    orders: [{ do: 'send', room_id, token: next.token, content: next.content }],
  }
}

function settled(chat: Chat, room_id: string, message: Message, token: string): Step {
  const sent = outgoingIs(chat, room_id, token, { state: 'sent', sequence: message.sequence })
  const known = changed(sent, room_id, (it) => newestIs(it, message))
  const [next, orders] = merged(known, message)
  const mark = ownIsRead(changed(next, room_id, (it) => tidied(chat.me, it)), message)
  const onward = nextSend(mark.chat, room_id)
  return watched(onward.chat, [...orders, ...mark.orders, ...onward.orders])
}

/** Whoever writes has read: one's own message alone never makes a room unread. */
function ownIsRead(chat: Chat, message: Message): Step {
  const it = chat.rooms[message.room_id]
  if (!it || it.room.last_read !== message.sequence - 1) return still(chat)
  return {
    chat: readUpTo(chat, message.room_id, message.sequence),
    orders: [{ do: 'mark-read', room_id: message.room_id, sequence: message.sequence }],
  }
}

function sendFailed(chat: Chat, room_id: string, token: string, problem: ApiError): Step {
  return nextSend(outgoingIs(chat, room_id, token, { state: 'failed', refusal: problem }), room_id)
}

/** With the same token: had the first try arrived after all, the server gives the same message. */
function sendAgain(chat: Chat, room_id: string, token: string): Step {
  return nextSend(outgoingIs(chat, room_id, token, { state: 'waiting', refusal: null }), room_id)
}

function outgoingIs(chat: Chat, room_id: string, token: string, now: Partial<RoomChat['outgoing'][number]>): Chat {
  return changed(chat, room_id, (it) => ({
    ...it,
    outgoing: it.outgoing.map((one) => (one.token === token ? { ...one, ...now } : one)),
  }))
}

/** An outgoing message leaves when the timeline shows it, so that it is never missing and never double. */
function tidied(me: string, it: RoomChat): RoomChat {
  if (it.outgoing.length === 0 || !it.timeline) return it
  const newest = cursor(it.timeline)
  // Tokens are names that each sender chooses: only one's own count.
  const mine = it.timeline.messages.filter((message) => message.sender.user_id === me)
  const arrived = new Set(mine.map((message) => message.token))
  const left = it.outgoing.filter((one) => !arrived.has(one.token) && (one.sequence === null || one.sequence > newest))
  return left.length === it.outgoing.length ? it : { ...it, outgoing: left }
}

function changed(chat: Chat, room_id: string, change: (it: RoomChat) => RoomChat): Chat {
  const it = chat.rooms[room_id]
  return it ? { ...chat, rooms: { ...chat.rooms, [room_id]: change(it) } } : chat
}
