import { ApiError, type Message, type Room } from '@carillon/shared/api'
import { describe, expect, it } from 'vitest'
import { type Input, step } from './chat-model.ts'
import { type Order, emptyChat, unread } from './chat-state.ts'

const ROOM = 'tower'
const unreachable = new ApiError(0, 'Unreachable', '')

function message(sequence: number, from = 'bob', token = ''): Message {
  const sender = { user_id: from, display_name: from }
  const created_at = new Date(Date.UTC(2026, 10, 21, 9, 0, sequence)).toISOString()
  return { id: `m${sequence}`, room_id: ROOM, sequence, sender, content: `text ${sequence}`, created_at, token }
}

const messages = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, index) => message(first + index))

function room(last_sequence: number, last_read = last_sequence): Room {
  const last_message = last_sequence > 0 ? message(last_sequence) : null
  return { id: ROOM, name: 'Tower', role: 'Member', created_at: '2026-11-01T00:00:00Z', member_count: 2, last_sequence, last_read, hidden_through: 0, history_version: 0, last_message }
}

/** Alice's chat, spoken to input by input. */
class Dialogue {
  chat = emptyChat('alice')
  orders: Order[] = []

  say(...inputs: Input[]): this {
    for (const input of inputs) {
      const next = step(this.chat, input)
      this.chat = next.chat
      this.orders = next.orders
    }
    return this
  }

  push(one: Message): this {
    return this.say({ type: 'event', event: { type: 'message', message: one } })
  }

  page(side: 'newest' | 'older' | 'newer', items: Message[], more = false): this {
    return this.say({ type: 'history', room_id: ROOM, side, page: { items, more } })
  }

  get room() {
    const found = this.chat.rooms[ROOM]
    if (!found) throw new Error('The room is not there.')
    return found
  }

  get numbers() {
    return this.room.timeline?.messages.map((one) => one.sequence)
  }
}

const open = { type: 'opened', room_id: ROOM } as const
const watch = { type: 'watching', watching: true } as const
const live = { type: 'connection', connection: 'live' } as const

const reading = (last: number) =>
  new Dialogue().say({ type: 'rooms', rooms: [room(last)] }, open).page('newest', messages(1, last)).say(watch)

describe('opening a room', () => {
  it('fetches the newest messages, and enough to reach the unread ones', () => {
    const chat = new Dialogue().say({ type: 'rooms', rooms: [room(300, 200)] }, open)
    expect(chat.orders).toMatchObject([{ do: 'fetch-history', side: 'newest', limit: 120 }])
    expect(chat.room.line).toBe(201)
  })

  it('with more unread than a page holds, begins where reading stopped and goes on to the newest', () => {
    const chat = new Dialogue().say({ type: 'rooms', rooms: [room(500, 100)] }, open)
    expect(chat.orders).toMatchObject([{ do: 'fetch-history', side: 'newer', from: 80, limit: 200 }])
    chat.page('newer', messages(81, 280), true)
    expect(chat.orders).toMatchObject([{ do: 'fetch-history', side: 'newer', from: 280 }])
    chat.page('newer', messages(281, 480), true).page('newer', messages(481, 500))
    expect(chat.numbers).toHaveLength(420)
    expect(chat.room.timeline?.more_before).toBe(true)
    expect([chat.room.line, unread(chat.room)]).toEqual([101, 400])
  })

  it('before the rooms are known, begins when they are', () => {
    const chat = new Dialogue().say(open)
    expect(chat.orders).toEqual([{ do: 'fetch-room', room_id: ROOM }])
    expect(chat.say({ type: 'rooms', rooms: [room(2)] }).orders).toMatchObject([{ do: 'fetch-history', side: 'newest' }])
  })

  it('marks as read what is watched, and nothing before', () => {
    const chat = new Dialogue().say({ type: 'rooms', rooms: [room(3, 1)] }, open).page('newest', messages(1, 3))
    expect(unread(chat.room)).toBe(2)
    expect(chat.say(watch).orders).toEqual([{ do: 'mark-read', room_id: ROOM, sequence: 3 }])
    expect(unread(chat.room)).toBe(0)
    expect(chat.room.line).toBe(2)
  })
})

describe('reading on', () => {
  it('marks what was on screen, and never goes back', () => {
    const chat = new Dialogue().say({ type: 'rooms', rooms: [room(9, 1)] }, open).page('newest', messages(1, 9))
    expect(chat.say({ type: 'seen', room_id: ROOM, sequence: 5 }).orders).toEqual([{ do: 'mark-read', room_id: ROOM, sequence: 5 }])
    expect(chat.say({ type: 'seen', room_id: ROOM, sequence: 3 }).orders).toEqual([])
    expect(unread(chat.room)).toBe(4)
    expect(chat.room.line).toBe(2)
  })
})

describe('live messages', () => {
  it('are appended when they are the next one and read when watched', () => {
    const chat = reading(2).push(message(3))
    expect(chat.numbers).toEqual([1, 2, 3])
    expect(chat.orders).toEqual([{ do: 'mark-read', room_id: ROOM, sequence: 3 }])
  })

  it('are shown once however often they come', () => {
    expect(reading(2).push(message(3)).push(message(3)).push(message(1)).numbers).toEqual([1, 2, 3])
  })

  it('across a gap wait for what lies between', () => {
    const chat = reading(2).push(message(5))
    expect(chat.numbers).toEqual([1, 2])
    expect(chat.orders).toMatchObject([{ do: 'fetch-history', side: 'newer', from: 2 }])
    expect(chat.page('newer', messages(3, 5)).numbers).toEqual([1, 2, 3, 4, 5])
  })

  it('that come while the gap is being filled are fetched after it', () => {
    const chat = reading(2).push(message(5)).push(message(6))
    expect(chat.orders).toEqual([])
    chat.page('newer', messages(3, 5))
    expect(chat.orders).toMatchObject([{ do: 'fetch-history', side: 'newer', from: 5 }, { do: 'mark-read', sequence: 5 }])
    expect(chat.page('newer', [message(6)]).numbers).toEqual([1, 2, 3, 4, 5, 6])
  })

  it('that overtake the first page neither open a gap nor get lost', () => {
    const chat = new Dialogue().say({ type: 'rooms', rooms: [room(2)] }, open).push(message(3)).page('newest', messages(1, 2))
    expect(chat.orders).toMatchObject([{ do: 'fetch-history', side: 'newer', from: 2 }])
    expect(chat.page('newer', [message(3)]).numbers).toEqual([1, 2, 3])
  })

  it('in a closed room count as unread', () => {
    const chat = new Dialogue().say({ type: 'rooms', rooms: [room(2)] }).push(message(3)).push(message(4))
    expect(unread(chat.room)).toBe(2)
    expect(chat.room.room.last_message?.sequence).toBe(4)
  })

  it('that nobody watches draw the unread line once', () => {
    const chat = reading(2).say({ type: 'watching', watching: false }).push(message(3)).push(message(4))
    expect(chat.room.line).toBe(3)
    expect(unread(chat.room)).toBe(2)
  })

  it('of a room just joined bring the room', () => {
    expect(new Dialogue().push(message(1)).orders).toEqual([{ do: 'fetch-room', room_id: ROOM }])
  })

  it('promised but not there do not make it ask for ever', () => {
    const chat = reading(2).push(message(9)).page('newer', [])
    expect(chat.orders).toEqual([])
  })
})

describe('a history that changes', () => {
  const gone = (sequence: number): Message => ({ ...message(sequence), content: '', redacted: true })
  const redacted = (sequence: number, history_version: number): Input => ({
    type: 'event',
    event: { type: 'message_redacted', message: gone(sequence), history_version },
  })
  const texts = (chat: Dialogue) => chat.room.timeline?.messages.map((one) => one.content)

  it('shows a redacted message in its place, in the list of rooms too', () => {
    const chat = reading(2).say(redacted(2, 1))
    expect(texts(chat)).toEqual(['text 1', ''])
    expect(chat.room.room).toMatchObject({ history_version: 1, last_message: { content: '', redacted: true } })
    expect(chat.orders).toEqual([])
    expect(texts(chat.say(redacted(1, 2)))).toEqual(['', ''])
  })

  it('in a room that is not open changes what the list shows', () => {
    const chat = new Dialogue().say({ type: 'rooms', rooms: [room(2)] }, redacted(2, 1))
    expect(chat.room.room.last_message?.content).toBe('')
  })

  it('that was missed is asked for again, and what was held is let go', () => {
    const chat = reading(2).say(redacted(2, 2))
    expect(chat.orders).toEqual([{ do: 'fetch-room', room_id: ROOM }])
    expect(texts(chat)).toEqual(['text 1', 'text 2'])
    chat.say({ type: 'room', room: { ...room(2), history_version: 2 } })
    expect(chat.orders).toMatchObject([{ do: 'fetch-history', side: 'newest' }])
    expect(texts(chat.page('newest', [gone(1), gone(2)]))).toEqual(['', ''])
  })

  it('while the connection was cut is asked for again with the rooms', () => {
    const chat = reading(2).say({ type: 'connection', connection: 'cut' }, live)
    chat.page('newer', []).say({ type: 'rooms', rooms: [{ ...room(2), history_version: 1 }] })
    expect(chat.orders).toMatchObject([{ do: 'fetch-history', side: 'newest' }])
  })

  it('drops what has grown too old and keeps the rest', () => {
    const chat = reading(3).say({ type: 'room', room: { ...room(3), hidden_through: 2 } })
    expect(chat.numbers).toEqual([3])
    expect(chat.orders).toEqual([])
    expect(chat.say({ type: 'older-wanted', room_id: ROOM }).orders).toEqual([])
  })
})

describe('after a cut', () => {
  it('fetches page after page from the cursor until there is no more', () => {
    const chat = reading(2).say({ type: 'connection', connection: 'cut' }, live)
    expect(chat.orders).toMatchObject([{ do: 'fetch-rooms' }, { do: 'fetch-history', side: 'newer', from: 2 }])
    chat.page('newer', messages(3, 202), true)
    expect(chat.orders).toMatchObject([{ do: 'fetch-history', from: 202 }, { do: 'mark-read' }])
    expect(chat.page('newer', messages(203, 210)).numbers).toHaveLength(210)
  })

  it('forgets what it held of rooms that are not open', () => {
    const chat = reading(2).say({ type: 'closed', room_id: ROOM }, live)
    expect(chat.room.timeline).toBeNull()
  })

  it('tries again by itself, later and later, when the server does not answer', () => {
    const chat = reading(2).push(message(4)).say({ type: 'history-failed', room_id: ROOM, problem: unreachable })
    expect(chat.orders).toMatchObject([{ do: 'fetch-history', side: 'newer', after_failures: 1 }])
    chat.say({ type: 'history-failed', room_id: ROOM, problem: unreachable })
    expect(chat.orders).toMatchObject([{ after_failures: 2 }])
    expect(chat.page('newer', messages(3, 4)).room.timeline).toMatchObject({ failures: 0, problem: null })
  })
})

describe('paging upward', () => {
  const later = () => new Dialogue().say({ type: 'rooms', rooms: [room(100)] }, open).page('newest', messages(51, 100), true)
  const older = { type: 'older-wanted', room_id: ROOM } as const

  it('asks once and puts the older messages before', () => {
    const chat = later().say(older)
    expect(chat.orders).toMatchObject([{ do: 'fetch-history', side: 'older', from: 51 }])
    expect(chat.say(older).orders).toEqual([])
    expect(chat.page('older', messages(1, 50)).numbers).toHaveLength(100)
    expect(chat.say(older).orders).toEqual([])
  })

  it('that fails says why and is tried again when asked', () => {
    const chat = later().say(older, { type: 'history-failed', room_id: ROOM, problem: unreachable })
    expect(chat.room.timeline?.problem).toBe(unreachable)
    expect(chat.orders).toEqual([])
    expect(chat.say({ type: 'history-again', room_id: ROOM }).orders).toMatchObject([{ side: 'older', from: 51 }])
  })
})

describe('sending', () => {
  const compose = (token: string): Input => ({ type: 'composed', room_id: ROOM, content: token, token, written_at: '2026-11-21T09:00:00Z' })
  const sent = (token: string, sequence: number): Input => ({ type: 'sent', room_id: ROOM, token, message: message(sequence, 'alice', token) })

  it('shows the message at once, and once it has settled only in the timeline', () => {
    const chat = reading(2).say(compose('one'))
    expect(chat.orders).toEqual([{ do: 'send', room_id: ROOM, token: 'one', content: 'one' }])
    expect(chat.room.outgoing).toMatchObject([{ token: 'one', state: 'sending' }])
    chat.say(sent('one', 3))
    expect(chat.room.outgoing).toEqual([])
    expect(chat.numbers).toEqual([1, 2, 3])
    expect(unread(chat.room)).toBe(0)
  })

  it('is not doubled when the push overtakes the answer', () => {
    const chat = reading(2).say(compose('one')).push(message(3, 'alice', 'one'))
    expect(chat.room.outgoing).toEqual([])
    expect(chat.say(sent('one', 3)).numbers).toEqual([1, 2, 3])
  })

  it('is not taken for another sender who uses the same token', () => {
    expect(reading(2).say(compose('one')).push(message(3, 'mallory', 'one')).room.outgoing).toHaveLength(1)
  })

  it('keeps the order of writing: the next goes out when the one before is settled', () => {
    const chat = reading(2).say(compose('one'), compose('two'))
    expect(chat.orders).toEqual([])
    expect(chat.say(sent('one', 3)).orders).toContainEqual({ do: 'send', room_id: ROOM, token: 'two', content: 'two' })
  })

  it('stays in sight while what lies before it is fetched', () => {
    const chat = reading(2).say(compose('one'), sent('one', 5))
    expect(chat.room.outgoing).toMatchObject([{ state: 'sent', sequence: 5 }])
    expect(chat.orders).toMatchObject([{ do: 'fetch-history', side: 'newer', from: 2 }])
    chat.page('newer', [message(3), message(4), message(5, 'alice', 'one')])
    expect(chat.room.outgoing).toEqual([])
    expect(chat.numbers).toEqual([1, 2, 3, 4, 5])
  })

  it('that failed stays, says why, and goes again under the same token', () => {
    const chat = reading(2).say(compose('one'), { type: 'send-failed', room_id: ROOM, token: 'one', problem: unreachable })
    expect(chat.room.outgoing).toMatchObject([{ state: 'failed', refusal: unreachable }])
    chat.say({ type: 'send-again', room_id: ROOM, token: 'one' })
    expect(chat.orders).toEqual([{ do: 'send', room_id: ROOM, token: 'one', content: 'one' }])
  })

  it('that failed but had arrived disappears with the message of its token', () => {
    const chat = reading(2).say(compose('one'), { type: 'send-failed', room_id: ROOM, token: 'one', problem: unreachable }, live)
    expect(chat.page('newer', [message(3, 'alice', 'one')]).room.outgoing).toEqual([])
  })

  it('that found no server goes again by itself when the connection is back, in the order of writing', () => {
    const lost = (token: string): Input => ({ type: 'send-failed', room_id: ROOM, token, problem: unreachable })
    const chat = reading(2).say(compose('one'), compose('two'), lost('one'), lost('two'), live)
    expect(chat.orders).toContainEqual({ do: 'send', room_id: ROOM, token: 'one', content: 'one' })
    expect(chat.room.outgoing).toMatchObject([{ state: 'sending' }, { state: 'waiting', refusal: null }])
  })

  it('that was refused waits for the person, connected again or not', () => {
    const refused: Input = { type: 'send-failed', room_id: ROOM, token: 'one', problem: new ApiError(403, 'NoMember', '') }
    expect(reading(2).say(compose('one'), refused, live).room.outgoing).toMatchObject([{ state: 'failed' }])
  })

  it('that is given up is gone', () => {
    const failed: Input = { type: 'send-failed', room_id: ROOM, token: 'one', problem: unreachable }
    expect(reading(2).say(compose('one'), failed, { type: 'given-up', room_id: ROOM, token: 'one' }).room.outgoing).toEqual([])
  })
})

describe('rooms', () => {
  it('keep the newer of an answer and the pushes that overtook it', () => {
    const chat = reading(2).push(message(3)).say({ type: 'room', room: room(2) })
    expect(chat.room.room).toMatchObject({ last_sequence: 3, last_read: 3 })
  })

  it('read on another device are read here', () => {
    const chat = new Dialogue().say({ type: 'rooms', rooms: [room(5, 1)] })
    expect(unread(chat.say({ type: 'event', event: { type: 'read', room_id: ROOM, sequence: 4 } }).room)).toBe(1)
  })

  it('from which one was removed are gone', () => {
    expect(reading(2).say({ type: 'event', event: { type: 'room_removed', room_id: ROOM } }).chat.rooms).toEqual({})
  })

  it('that cannot be listed say why, and keep what was listed before', () => {
    const failed = { type: 'rooms-failed', problem: unreachable } as const
    expect(new Dialogue().say(failed).chat.listing).toBe('failed')
    expect(reading(2).say(failed).chat.listing).toBe('ready')
  })
})
