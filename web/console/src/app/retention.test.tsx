import { AnsweringServer, spec, type Answers } from '@carillon/shared/testing'
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { EVERYTHING, administrator, openPage } from '../testing/page.tsx'

const account = {
  id: 'a1',
  name: 'Acme',
  type: 'Enterprise',
  created_at: '2026-11-20T03:00:00Z',
  default_license: 'Pro',
  domains: [{ name: 'acme.example', verified_at: '2026-11-20T03:00:00Z' }],
  users: 2,
  status: 'Active',
}
const off = { periods: { conversations: null, rooms: null }, longest_days: 5475, deletion_begins_at: null }
const nothing = { hidden: 0, shown_again: 0, deleted: 0, final_at: null }
const outlook = { conversations: nothing, rooms: { hidden: 12, shown_again: 0, deleted: 0, final_at: '2099-12-21T12:00:00Z' } }

let server: AnsweringServer
afterEach(() => server.close())
const serve = (answers: Answers = {}, may: string[] = EVERYTHING) => {
  server = new AnsweringServer({
    'GET /console/session': () => ({ body: administrator(may) }),
    'GET /console/accounts/a1': () => ({ body: account }),
    'GET /console/accounts/a1/retention': () => ({ body: off }),
    'POST /console/accounts/a1/retention/outlook': () => ({ body: outlook }),
    'PUT /console/accounts/a1/retention': ({ body }) => ({ body: { ...off, periods: body, deletion_begins_at: '2099-12-21T12:00:00Z' } }),
    ...answers,
  })
}
const home = '/console/accounts/a1/settings/retention'

describe('the page of retention', () => {
  it(spec('RET-21', 'RET-22', 'RET-24')`has two settings and one button, and shows what follows before it does it`, async () => {
    serve()
    openPage(home)
    const rooms = await screen.findByRole('checkbox', { name: 'Chat room retention' })
    expect(screen.getByRole('checkbox', { name: 'Chat conversation retention' })).not.toBeChecked()
    await userEvent.click(rooms)
    const number = screen.getByRole('spinbutton', { name: 'Chat room retention: Retention period' })
    await userEvent.clear(number)
    await userEvent.type(number, '2')
    await userEvent.click(screen.getByRole('button', { name: /Chat room retention: Unit/ }))
    expect(screen.getAllByRole('option')).toHaveLength(3)
    for (const name of ['Days', 'Weeks', 'Years']) expect(screen.getByRole('option', { name })).toBeVisible()
    await userEvent.click(screen.getByRole('option', { name: 'Weeks' }))
    await userEvent.click(screen.getByRole('button', { name: 'Save' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Change retention' }))
    expect(await dialog.findByText('12 messages are hidden from everybody.')).toBeVisible()
    expect(dialog.getByText(/They can come back until/)).toBeVisible()
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }))
    expect(await screen.findByText('Retention was saved')).toBeVisible()
    expect(server.asked.find(({ method }) => method === 'PUT')?.body).toEqual({ conversations: null, rooms: 14 })
    expect(screen.getByText(/Hidden messages can come back until/)).toBeVisible()
  })

  it(spec('RET-03')`refuses a period out of range at the field, and asks nothing of the server`, async () => {
    serve()
    openPage(home)
    await userEvent.click(await screen.findByRole('checkbox', { name: 'Chat room retention' }))
    const number = screen.getByRole('spinbutton', { name: 'Chat room retention: Retention period' })
    await userEvent.clear(number)
    await userEvent.type(number, '5476')
    await userEvent.click(screen.getByRole('button', { name: 'Save' }))
    expect(await screen.findByText(/Type a whole number between 1 day and 15 years/)).toBeVisible()
    expect(server.asked.some(({ method }) => method !== 'GET')).toBe(false)
  })

  it(spec('CONV-06', 'RET-26')`is absent in a Team account, and its address says why`, async () => {
    serve({ 'GET /console/accounts/a1': () => ({ body: { ...account, type: 'Team', domains: [] } }) })
    openPage(home)
    expect(await screen.findByText('Only Enterprise accounts have retention')).toBeVisible()
    expect(screen.getByRole('link', { name: 'Claim a domain' })).toHaveAttribute('href', '/console/accounts/a1/identity/getting-started')
    expect(document.querySelector(`nav a[href="${home}"]`)).toBeNull()
    expect(server.asked.some(({ path }) => path.endsWith('/retention'))).toBe(false)
  })

  it('stands in the navigation of an Enterprise account', async () => {
    serve()
    openPage(home)
    await screen.findByRole('checkbox', { name: 'Chat room retention' })
    expect(document.querySelector(`nav a[href="${home}"]`)).not.toBeNull()
  })

  it('is closed with the reason where policies do not allow it', async () => {
    serve({}, ['chime:ListAccounts', 'chime:GetAccount', 'chime:GetRetentionSettings'])
    openPage(home)
    expect(await screen.findByRole('checkbox', { name: 'Chat room retention' })).toBeDisabled()
    expect(screen.getAllByText(/do not allow chime:PutRetentionSettings/)[0]).toBeInTheDocument()
  })
})
