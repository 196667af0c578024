import { AnsweringServer, type Answers } from '@carillon/shared/testing'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { EVERYTHING, administrator, openPage } from '../testing/page.tsx'

const account = { id: 'a1', name: 'Sales', type: 'Team', default_license: 'Pro', domains: [], created_at: '2026-11-01T12:00:00Z' }
const user = {
  id: 'u1',
  email: 'bob@example.com',
  display_name: 'Bob',
  registration: 'Registered',
  license: 'Pro',
  user_type: 'PrivateUser',
  invited_at: null,
  joined_at: '2026-11-02T12:00:00Z',
  personal_pin: '0123456789',
  privacy: 'Public',
  last_active_at: null,
  messages_sent: 4,
  meetings_attended: 0,
  meetings_organized: 0,
  meeting_satisfaction: null,
  phone_number: null,
  released_at: null,
  account: { id: 'a1', name: 'Sales' },
}
const asked = { id: 'e1', requested_at: '2026-11-21T03:00:00Z', ready_at: null, expires_at: null, size: null }
const ready = { ...asked, id: 'e2', ready_at: '2026-11-21T03:01:00Z', expires_at: '2026-11-28T03:01:00Z', size: 1000 }
const erased = {
  id: 'r1',
  user_id: 'u1',
  account_id: 'a1',
  reason: 'request',
  requested_by: 'arn:aws:iam::111122223333:user/alice',
  requested_at: '2026-11-21T03:00:00Z',
  finished_at: '2026-11-21T03:00:05Z',
  counts: { messages: 4, rooms_left: 2, phone_numbers: 0 },
}
const ALLOWED = [...EVERYTHING, 'carillon:ExportPerson', 'carillon:ErasePerson', 'carillon:ListErasures']
const page = (...items: unknown[]) => ({ body: { items, next_cursor: null } })

let server: AnsweringServer
afterEach(() => server.close())
const serve = (answers: Answers = {}, may: string[] = ALLOWED) => {
  server = new AnsweringServer({
    'GET /console/session': () => ({ body: administrator(may) }),
    'GET /console/accounts': () => page(),
    'GET /console/accounts/a1': () => ({ body: account }),
    'GET /console/accounts/a1/users/u1': () => ({ body: user }),
    'GET /console/accounts/a1/users/u1/active-pro': () => ({ body: { month: '2026-11', days: [] } }),
    'GET /console/accounts/a1/users/u1/exports': () => page(),
    'GET /console/accounts/a1/users/u1/erasure': () => ({ body: { confirmation: 'bob@example.com', counts: erased.counts } }),
    'POST /console/accounts/a1/users/u1/erasure': () => ({ status: 202, body: { ...erased, finished_at: null } }),
    'GET /console/erasures': () => page(erased),
    ...answers,
  })
}
const posted = () => server.asked.filter(({ method }) => method === 'POST')

describe('the personal data of a user', () => {
  it('is exported, and is a file with a day on which it goes', async () => {
    let items: unknown[] = []
    serve({
      'GET /console/accounts/a1/users/u1/exports': () => page(...items),
      'POST /console/accounts/a1/users/u1/exports': () => {
        items = [asked, ready]
        return { status: 202, body: asked }
      },
    })
    openPage('/console/accounts/a1/users/u1')
    const actor = userEvent.setup()
    expect(await screen.findByText('No exports')).toBeVisible()
    await actor.click(screen.getByRole('button', { name: 'Export personal data' }))
    expect(await screen.findByText('Being put together')).toBeVisible()
    expect(screen.getByRole('link', { name: /Download/ })).toHaveAttribute('href', '/api/v1/console/accounts/a1/users/u1/exports/e2/file')
  })

  it('is erased after a look at what goes, with the address typed', async () => {
    serve()
    openPage('/console/accounts/a1/users/u1')
    const actor = userEvent.setup()
    await actor.click(await screen.findByRole('button', { name: 'Erase person' }))
    const dialog = await screen.findByRole('dialog', { name: 'Erase Bob' })
    expect(await within(dialog).findByText('Messages whose text goes: 4')).toBeVisible()
    expect(within(dialog).queryByText(/Phone numbers/)).not.toBeInTheDocument()
    const act = within(dialog).getByRole('button', { name: 'Erase for good' })
    await actor.type(within(dialog).getByRole('textbox'), 'bob')
    expect(act).toBeDisabled()
    await actor.type(within(dialog).getByRole('textbox'), '@example.com')
    await actor.click(act)
    await waitFor(() => expect(posted()).toEqual([{ method: 'POST', path: '/console/accounts/a1/users/u1/erasure', body: { confirmation: 'bob@example.com' } }]))
    expect(await screen.findByRole('heading', { name: /^Erasures/ })).toBeVisible()
  })

  it('is closed, with the reason, to whom policies do not allow it', async () => {
    serve({}, EVERYTHING)
    openPage('/console/accounts/a1/users/u1')
    const actor = userEvent.setup()
    const button = await screen.findByRole('button', { name: 'Erase person' })
    expect(button).toHaveAttribute('aria-disabled', 'true')
    await actor.click(button)
    expect(screen.queryByRole('dialog', { name: 'Erase Bob' })).not.toBeInTheDocument()
  })
})

describe('the list of erasures', () => {
  it('says how much went, and has a certificate of each', async () => {
    serve()
    openPage('/console/erasures')
    expect(await screen.findByText(/Messages whose text goes: 4/)).toBeVisible()
    expect(screen.getByRole('link', { name: /Download/ })).toHaveAttribute('href', '/api/v1/console/erasures/r1/certificate')
  })

  it('is empty with a word, and refused with the reason', async () => {
    serve({ 'GET /console/erasures': () => page() })
    openPage('/console/erasures')
    expect(await screen.findByText('Nobody was erased')).toBeVisible()
  })
})
