import { beforeEach, describe, expect, it } from 'vitest'
import { step } from './chat-model.ts'
import { type Chat, emptyChat } from './chat-state.ts'
import { forgetDrafts } from './drafts.ts'
import { keepUnsent, keptUnsent, unsentIn } from './unsent.ts'

const room = {
  id: 'lobby',
  name: 'Lobby',
  role: 'Member' as const,
  created_at: '2026-03-02T12:00:00Z',
  member_count: 2,
  last_sequence: 0,
  last_read: 0,
  hidden_through: 0,
  history_version: 0,
  last_message: null,
}
const hello = { room_id: 'lobby', token: 't1', content: 'hello', written_at: '2026-03-02T12:01:00Z' }

const written = (): Chat => step(step(emptyChat('alice'), { type: 'rooms', rooms: [room] }).chat, { type: 'composed', ...hello }).chat

describe('messages on their way out', () => {
  beforeEach(() => sessionStorage.clear())

  it('are kept over a reload with their tokens', () => {
    keepUnsent('alice', unsentIn(written()))
    expect(keptUnsent('alice')).toEqual([hello])
    expect(keptUnsent('bob')).toEqual([])
  })

  it('are no longer kept once they are sent', () => {
    const message = { id: 'm1', room_id: 'lobby', sequence: 1, sender: { user_id: 'alice', display_name: 'Alice' }, content: 'hello', created_at: '2026-03-02T12:01:01Z', token: 't1' }
    const sent = step(written(), { type: 'sent', room_id: 'lobby', message, token: 't1' }).chat
    keepUnsent('alice', unsentIn(sent))
    expect(keptUnsent('alice')).toEqual([])
    expect(sessionStorage).toHaveLength(0)
  })

  it('are forgotten by signing out', () => {
    keepUnsent('alice', unsentIn(written()))
    forgetDrafts()
    expect(keptUnsent('alice')).toEqual([])
  })
})
