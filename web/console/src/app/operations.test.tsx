import { AnsweringServer, type Answers } from '@carillon/shared/testing'
import { i18n } from '@lingui/core'
import { act, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { EVERYTHING, administrator, openPage } from '../testing/page.tsx'

const page = (...items: unknown[]) => ({ body: { items, next_cursor: null, total: items.length } })
const well = { waiting: 0, running: 0, dead: 0, retrying: 0, oldest_at: null }
const standing = {
  at: '2026-11-21T12:00:00Z',
  queue_at: '2026-11-21T12:00:00Z',
  started_at: '2026-11-20T12:00:00Z',
  versions: { carillon: '0.9.1', python: '3.11.7', database: 'SQLite 3.45.1', schema: '0023', media_engine: 'LiveKit 1.13.5' },
  space: { folder: '/srv/carillon', used: 5_000_000, free: 60_000_000_000, total: 100_000_000_000, database: 4_000_000, pieces: [{ name: 'objects', size: 1_000_000 }] },
  backup: { file: '/backups/monday.backup', made_at: '2026-11-19T12:00:00Z', size: 2_000_000, is_here: false },
  backup_is_late: true,
  certificate_ends_at: '2026-11-30T12:00:00Z',
  mail_goes: 'Mail goes to mail.example.com:587 with STARTTLS.',
  mail: { ...well, waiting: 2, retrying: 1, dead: 1, oldest_at: '2026-11-21T11:30:00Z' },
  other: well,
}
const letter = {
  id: 'j1',
  kind: 'SendInvitation',
  argument: '{"invitation_id":"i1"}',
  attempts: 20,
  last_error: 'MailUnavailable: Mail cannot be sent now: the mail server does not answer.',
  created_at: '2026-11-20T12:00:00Z',
  next_attempt_at: null,
  given_up_at: '2026-11-21T11:00:00Z',
}
const findings = [
  { name: 'database', state: 'ok', detail: 'SQLite, schema 0023', fix: '', essential: true },
  { name: 'mail', state: 'failed', detail: 'Mail cannot be sent now', fix: 'Set the [mail] section of carillon.toml.', essential: false },
]

let server: AnsweringServer
afterEach(() => server.close())
const serve = (answers: Answers = {}, may: string[] = EVERYTHING, operates = true) => {
  server = new AnsweringServer({
    'GET /console/session': () => ({ body: { ...administrator(may), operates } }),
    'GET /console/operator/operations': () => ({ body: standing }),
    'GET /console/operator/operations/findings': () => ({ body: { items: findings } }),
    'GET /console/operator/jobs': () => page(letter),
    'GET /console/accounts': () => page(),
    ...answers,
  })
}
const home = '/console/operator/operations'

describe('the page of operations', () => {
  it('tells how everything stands, with ages by the clock of the machine', async () => {
    serve()
    openPage(home)
    expect(await screen.findByText('2 days ago')).toBeVisible()
    expect(screen.getByText('/backups/monday.backup')).toBeVisible()
    expect(screen.getByText(/moved or deleted/)).toBeVisible()
    expect(screen.getByText('Ends soon')).toBeVisible()
    expect(screen.getByText('60 GB of 100 GB are free')).toBeVisible()
    expect(screen.getByText('LiveKit 1.13.5')).toBeVisible()
    expect(screen.getByText('Oldest: 30 minutes ago')).toBeVisible()
    expect(await screen.findByText('Set the [mail] section of carillon.toml.')).toBeVisible()
    expect(screen.getByText('Needs attention')).toBeVisible()
    expect(document.title).toContain('Operations')
  })

  it('calls the parts by names of its own, and asks anew for the words of the server when the language changes', async () => {
    const detail = () => (i18n.locale === 'it' ? 'SQLite, schema italiano' : 'SQLite, schema 0023')
    serve({ 'GET /console/operator/operations/findings': () => ({ body: { items: [{ ...findings[0], detail: detail() }] } }) })
    openPage(home)
    expect(await screen.findByText('SQLite, schema 0023')).toBeVisible()
    expect(screen.getByRole('rowheader', { name: 'Database' })).toBeVisible()
    act(() => i18n.loadAndActivate({ locale: 'it', messages: {} }))
    expect(await screen.findByText('SQLite, schema italiano')).toBeVisible()
    act(() => i18n.loadAndActivate({ locale: 'en', messages: {} }))
  })

  it('retries the mails that are chosen, after asking', async () => {
    serve({ 'POST /console/operator/jobs/retry': () => ({ body: { count: 1 } }) })
    openPage(`${home}?tab=mail`)
    expect(await screen.findByText('invitation id: i1')).toBeVisible()
    await userEvent.click(screen.getByRole('checkbox', { name: /invitation id: i1/ }))
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Retry' }))
    await userEvent.click(dialog.getByRole('button', { name: 'Retry' }))
    expect(await screen.findByText('1 job begins anew')).toBeVisible()
    expect(server.asked.find(({ method }) => method === 'POST')?.body).toEqual({ of: 'mail', job_ids: ['j1'] })
  })

  it('discards all of them in one go, and says what that means', async () => {
    serve({ 'POST /console/operator/jobs/discard': () => ({ body: { count: 1 } }) })
    openPage(`${home}?tab=mail`)
    await screen.findByText('invitation id: i1')
    await userEvent.click(screen.getByRole('button', { name: 'Discard all' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Discard' }))
    expect(dialog.getByText(/people who wait for this mail are not told/)).toBeVisible()
    await userEvent.click(dialog.getByRole('button', { name: 'Discard' }))
    await waitFor(() => expect(server.asked.find(({ method }) => method === 'POST')?.body).toEqual({ of: 'mail', job_ids: null }))
  })

  it('shows what is tried again, without acts on it', async () => {
    serve({ 'GET /console/operator/jobs?of=mail&state=waiting&limit=20': () => page({ ...letter, given_up_at: null, next_attempt_at: '2026-11-21T13:00:00Z' }) })
    const router = openPage(`${home}?tab=mail`)
    await screen.findByText('invitation id: i1')
    await userEvent.click(screen.getByRole('button', { name: 'Tried again (1)' }))
    expect(await screen.findByRole('columnheader', { name: /Next attempt/ })).toBeVisible()
    expect(screen.queryByRole('button', { name: /Discard/ })).not.toBeInTheDocument()
    expect(router.state.location.search).toEqual({ tab: 'mail', state: 'waiting' })
  })

  it('is not in the navigation of a guest organisation, and says no at its address', async () => {
    serve({ 'GET /console/operator/operations': () => ({ status: 403, body: { code: 'OperatorOnly', message: 'Only whoever runs this installation may do this.', facts: {} } }) }, EVERYTHING, false)
    openPage(home)
    expect(await screen.findByRole('heading', { name: 'Not allowed' })).toBeVisible()
    expect(screen.queryByRole('link', { name: 'Operations', hidden: true })).not.toHaveAttribute('href', home)
  })
})
