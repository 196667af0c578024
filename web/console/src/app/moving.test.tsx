import { AnsweringServer, spec, type Answers } from '@carillon/shared/testing'
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { administrator, EVERYTHING, openPage } from '../testing/page.tsx'

const team = { id: 'a1', name: 'Acme', type: 'Team', created_at: '2026-11-21T03:00:00.000Z', users: 2, status: 'Active', default_license: 'Pro', domains: [] }
const invitation = {
  id: 'i1',
  user_id: 'u1',
  email: 'bob@example.com',
  state: 'pending',
  invited_by: 'arn:aws:iam::123456789012:user/alice',
  invited_at: '2026-11-20T03:00:00.000Z',
  expires_at: '2026-12-20T03:00:00.000Z',
}
const sheet = {
  id: 's1',
  kind: 'users',
  name: 'users.json',
  stage: 'ready',
  account_id: 'a1',
  room_name: null,
  owner: null,
  invites: true,
  lines: 3,
  tried: 3,
  carried_out: 0,
  created_at: '2026-11-20T03:00:00.000Z',
  created_by: 'alice',
  started_at: null,
  finished_at: null,
  trouble: null,
}
const detail = { sheet, standings: { new: 1, matched: 1, conflicting: 1 }, reasons: { UserNew: 1, UserHere: 1, ElsewhereHere: 1 }, outcomes: {}, going: 1 }
const line = { position: 1, number: 1, subject: 'dave@example.com', standing: 'conflicting', reason: 'ElsewhereHere', message: '', choices: ['skip', 'id_only', 'invite'], choice: 'skip', outcome: null }
const page = (...items: unknown[]) => ({ body: { items, next_cursor: null, total: items.length } })

let server: AnsweringServer
afterEach(() => server.close())
const serve = (answers: Answers = {}, may = [...EVERYTHING, 'chime:CreateRoomMembership']) => {
  server = new AnsweringServer({
    'GET /console/session': () => ({ body: administrator(may) }),
    'GET /console/accounts/a1': () => ({ body: team }),
    'GET /console/accounts/a1/invitations': () => page(invitation, { ...invitation, id: 'i2', user_id: 'u2', email: 'carol@example.com', state: 'expired' }),
    'GET /console/sheets': () => page(sheet),
    'GET /console/sheets/limits': () => ({ body: { bytes: 32_000_000, lines: 100_000 } }),
    'GET /console/sheets/s1': () => ({ body: detail }),
    'GET /console/sheets/s1/lines': () => page(line),
    ...answers,
  })
}
const bodyOf = (path: string) => server.asked.find((asked) => asked.method === 'POST' && asked.path === path)?.body

describe('open invitations', () => {
  it(spec('AMB-23')`are withdrawn together, and refused ones are named`, async () => {
    serve({
      'POST /console/accounts/a1/invitations/withdraw': () => ({
        body: { results: [{ user_id: 'u1', ok: true, message: null }, { user_id: 'u2', ok: false, message: 'carol@example.com is registered already.' }] },
      }),
    })
    openPage('/console/accounts/a1/invitations')
    expect(await screen.findByText('Expired')).toBeVisible()
    expect(screen.getByRole('button', { name: 'Withdraw' })).toHaveAttribute('aria-disabled', 'true')
    await userEvent.click(screen.getAllByRole('checkbox', { name: 'Select all' })[0] as HTMLElement)
    await userEvent.click(screen.getByRole('button', { name: 'Withdraw' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Withdraw invitations' }))
    await userEvent.click(dialog.getByRole('button', { name: 'Withdraw' }))
    expect(await screen.findByText('1 invitation is withdrawn')).toBeVisible()
    expect(screen.getByText('carol@example.com: carol@example.com is registered already.')).toBeVisible()
    expect(bodyOf('/console/accounts/a1/invitations/withdraw')).toEqual({ user_ids: ['u1', 'u2'] })
  })
})

describe('a file that one may not hand in', () => {
  it('is not asked for, and the page says which action is missing', async () => {
    serve({}, EVERYTHING.filter((action) => action !== 'chime:InviteUsers'))
    openPage('/console/moving')
    await userEvent.click(await screen.findByRole('radio', { name: /Users/ }))
    expect(screen.getByText(/Your policies do not allow chime:InviteUsers/)).toBeVisible()
    expect(screen.queryByText('Download a sample file')).not.toBeInTheDocument()
    await userEvent.click(screen.getByRole('radio', { name: /Accounts/ }))
    expect(screen.queryByText(/Your policies do not allow/)).not.toBeInTheDocument()
    expect(screen.getByText('Download a sample file')).toBeVisible()
  })
})

describe('phone numbers that move in', () => {
  it('come by a port-in request, whose form is one link away', async () => {
    const form = ['href', '/console/numbers/port-in'] as const
    serve({ 'GET /console/sheets/s1': () => ({ body: { ...detail, sheet: { ...sheet, kind: 'numbers' }, reasons: { ToPortIn: 2 } } }) })
    openPage('/console/moving')
    await userEvent.click(await screen.findByRole('radio', { name: /Phone inventory/ }))
    expect(await screen.findByRole('link', { name: 'Port phone numbers in' })).toHaveAttribute(...form)
    cleanup()
    openPage('/console/moving/s1')
    expect(await screen.findByText('Numbers move by a port-in request')).toBeVisible()
    expect(screen.getByRole('link', { name: 'Port phone numbers in' })).toHaveAttribute(...form)
  })
})

describe('a file of many lines', () => {
  it('is handed in with what its kind needs, and its dry run opens', async () => {
    serve({ 'POST /console/sheets?kind=licenses&account_id=a1&invites=false&name=p.csv': () => ({ status: 201, body: sheet }) })
    const router = openPage('/console/accounts/a1/bulk')
    await userEvent.click(await screen.findByRole('radio', { name: /Permissions/ }))
    const start = screen.getByRole('button', { name: 'Start the dry run' })
    expect(start).toBeDisabled()
    await userEvent.upload(document.querySelector('input[type="file"]') as HTMLInputElement, new File(['email,license'], 'p.csv', { type: 'text/csv' }))
    await userEvent.click(start)
    await waitFor(() => expect(router.state.location.pathname).toBe('/console/accounts/a1/bulk/s1'))
  })

  it('shows what its lines mean, and takes a decision about conflicts', async () => {
    serve({ 'POST /console/sheets/s1/choices': () => ({ body: { lines: 1 } }) })
    openPage('/console/moving/s1')
    expect((await screen.findAllByText('Is registered outside this account'))[0]).toBeVisible()
    await userEvent.click(await screen.findByRole('button', { name: /What to do: dave@example.com/ }))
    await userEvent.click(await screen.findByRole('option', { name: 'Let the old id lead to this person, and invite them' }))
    await waitFor(() => expect(bodyOf('/console/sheets/s1/choices')).toEqual({ choice: 'invite', positions: [1] }))
  })

  it('is carried out after a question that names the number of lines', async () => {
    serve({ 'POST /console/sheets/s1/start': () => ({ status: 202, body: { ...detail, sheet: { ...sheet, stage: 'running' } } }) })
    openPage('/console/moving/s1')
    await userEvent.click(await screen.findByRole('button', { name: 'Carry out' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Carry out this file' }))
    expect(dialog.getByText(/1 line does something/)).toBeVisible()
    await userEvent.click(dialog.getByRole('button', { name: 'Carry out' }))
    await waitFor(() => expect(server.asked.some(({ method, path }) => method === 'POST' && path === '/console/sheets/s1/start')).toBe(true))
  })

  it('shows how far it is, and cannot be deleted meanwhile', async () => {
    serve({ 'GET /console/sheets/s1': () => ({ body: { ...detail, sheet: { ...sheet, stage: 'running', carried_out: 2 } } }) })
    openPage('/console/moving/s1')
    expect(await screen.findByText('2 of 3 lines')).toBeVisible()
    expect(screen.getByRole('button', { name: 'Delete' })).toHaveAttribute('aria-disabled', 'true')
    expect(screen.queryByRole('button', { name: 'Carry out' })).toBeNull()
  })

  it('says which permission is missing', async () => {
    serve({}, ['chime:ListAccounts', 'chime:GetAccount'])
    openPage('/console/moving/s1')
    expect(await screen.findByRole('button', { name: 'Carry out' })).toHaveAttribute('aria-disabled', 'true')
  })
})
