import type { Message } from '@carillon/shared/api'
import { describe, expect, it } from 'vitest'
import type { RoomChat } from './chat-state.ts'
import { timelineRows } from './timeline-rows.ts'

const message = (sequence: number, sender: string, at: Date): Message => ({
  id: `m${sequence}`,
  room_id: 'r',
  sequence,
  sender: { user_id: sender, display_name: sender },
  content: 'x',
  created_at: at.toISOString(),
  token: '',
})

function room(messages: Message[], rest: Partial<RoomChat> = {}): RoomChat {
  return {
    room: { id: 'r', name: 'R', role: 'Member', created_at: '', member_count: 1, last_sequence: 9, last_read: 9, hidden_through: 0, history_version: 0, last_message: null },
    timeline: { messages, more_before: false, fetching: null, failures: 0, problem: null },
    outgoing: [],
    line: null,
    ...rest,
  }
}

const at = (day: number, minute: number) => new Date(2026, 10, day, 10, minute)

describe('the rows of a timeline', () => {
  it('name the sender once in a row of messages, and again after a pause', () => {
    const rows = timelineRows(room([message(1, 'bob', at(1, 0)), message(2, 'bob', at(1, 1)), message(3, 'bob', at(1, 9))]), 'alice')
    expect(rows.flatMap((row) => (row.kind === 'message' ? [row.headed] : []))).toEqual([true, false, true])
  })

  it('break at days', () => {
    const rows = timelineRows(room([message(1, 'bob', at(1, 0)), message(2, 'bob', at(2, 0))]), 'alice')
    expect(rows.map((row) => row.kind)).toEqual(['start', 'day', 'message', 'day', 'message'])
  })

  it('draw the unread line before the first unread message', () => {
    const rows = timelineRows(room([message(1, 'bob', at(1, 0)), message(2, 'bob', at(1, 1))], { line: 2 }), 'alice')
    expect(rows.map((row) => row.kind)).toEqual(['start', 'day', 'message', 'unread', 'message'])
  })

  it('end with what is on its way', () => {
    const outgoing = { token: 't', content: 'x', written_at: at(1, 1).toISOString(), state: 'sending', sequence: null, refusal: null } as const
    const rows = timelineRows(room([message(1, 'alice', at(1, 0))], { outgoing: [outgoing] }), 'alice')
    expect(rows.at(-1)).toMatchObject({ kind: 'outgoing', headed: false })
  })

  it('have keys of their own', () => {
    const rows = timelineRows(room([message(1, 'bob', at(1, 0)), message(2, 'bob', at(2, 0)), message(3, 'bob', at(2, 1))], { line: 3 }), 'alice')
    expect(new Set(rows.map((row) => row.key)).size).toBe(rows.length)
  })
})
