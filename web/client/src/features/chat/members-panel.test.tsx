import type { Member, Room } from '@carillon/shared/api'
import { type Answers, AnsweringServer, spec } from '@carillon/shared/testing'
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { stand } from '../../testing/stand.tsx'
import { AddBotForm } from './add-bot-form.tsx'
import { MembersPanel } from './members-panel.tsx'

const room: Room = {
  id: 'lobby',
  name: 'Lobby',
  role: 'Administrator',
  created_at: '2026-03-02T12:00:00Z',
  member_count: 3,
  last_sequence: 0,
  last_read: 0,
  hidden_through: 0,
  history_version: 0,
  last_message: null,
  bot_count: 1,
}
const members: Member[] = [
  { user_id: 'alice', kind: 'User', display_name: 'Alice', email: 'alice@example.com', role: 'Administrator' },
  { user_id: 'bob', kind: 'User', display_name: 'Bob', email: 'bob@example.com', role: 'Member' },
  { user_id: 'bot-1', kind: 'Bot', display_name: 'ring (Bot)', email: 'ring-chimebot@example.com', role: 'Member' },
]

let server: AnsweringServer
beforeEach(() => {
  // Without a layout every list is empty: this one is high enough for all.
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(600)
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(320)
})
afterEach(() => {
  vi.restoreAllMocks()
  server.close()
})

const nothing = () => undefined
const list = { 'GET /rooms/lobby/members': () => ({ body: { items: members, next_cursor: null, total: 3 } }) }

function show(as: Room = room, answers: Answers = {}) {
  server = new AnsweringServer({ ...list, ...answers })
  return stand(<MembersPanel room={as} me="alice" onAdd={nothing} onAddBot={nothing} onClose={nothing} />)
}

const line = async (name: string) => {
  const text = await screen.findByText(name)
  const found = text.closest<HTMLElement>('[role=listitem]')
  if (!found) throw new Error(`${name} stands in no line`)
  return found
}

describe('the members of a room', () => {
  it(spec('BOT-37')`show a bot by its name, its address and its sign`, async () => {
    await show()
    const bot = await line('ring (Bot)')
    expect(within(bot).getByRole('img', { name: 'Bot' })).toBeVisible()
    expect(within(bot).getByText('ring-chimebot@example.com')).toBeVisible()
    expect(within(await line('Bob')).queryByRole('img', { name: 'Bot' })).toBeNull()
  })

  it(spec('BOT-10')`let an administrator remove a bot, and give it no role`, async () => {
    await show(room, { 'DELETE /rooms/lobby/members/bot-1': () => ({ status: 204 }) })
    await userEvent.click(within(await line('ring (Bot)')).getByRole('button'))
    expect(screen.queryByRole('menuitem', { name: 'Make administrator' })).toBeNull()
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Remove from the room' }))
    await expect.poll(() => server.asked.some(({ method }) => method === 'DELETE')).toBe(true)
  })

  it(spec('BOT-06')`offer ordinary members neither people nor bots to add`, async () => {
    await show({ ...room, role: 'Member' })
    await line('ring (Bot)')
    expect(screen.queryByRole('button', { name: 'Add a bot' })).toBeNull()
    expect(screen.queryByRole('button', { name: 'Add people' })).toBeNull()
  })
})

describe('adding a bot', () => {
  const form = (answers: Answers, onClose: () => void = nothing) => {
    server = new AnsweringServer(answers)
    return stand(<AddBotForm room={room} onClose={onClose} />)
  }
  const field = () => screen.findByRole('textbox', { name: 'E-mail address of the bot' })

  it(spec('BOT-36')`takes its address and ends`, async () => {
    const done = vi.fn()
    const answer = { id: 'bot-1', display_name: 'ring (Bot)', email: 'ring-chimebot@example.com' }
    await form({ 'POST /rooms/lobby/bots': () => ({ status: 201, body: answer }) }, done)
    await userEvent.type(await field(), ' ring-chimebot@example.com{Enter}')
    await expect.poll(() => done.mock.calls.length).toBe(1)
    expect(server.asked.find(({ method }) => method === 'POST')?.body).toEqual({ email: 'ring-chimebot@example.com' })
  })

  it('says why a bot cannot come in', async () => {
    const refusal = { code: 'BotStopped', message: 'The bot is stopped.', facts: {}, request_id: 'r1' }
    await form({ 'POST /rooms/lobby/bots': () => ({ status: 403, body: refusal }) })
    expect(screen.getByRole('button', { name: 'Add' })).toBeDisabled()
    await userEvent.type(await field(), 'ring-chimebot@example.com{Enter}')
    expect(await screen.findByRole('alert')).toBeVisible()
  })
})
