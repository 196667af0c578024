import { AnsweringServer, spec, type Answers } from '@carillon/shared/testing'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { EVERYTHING, administrator, openPage } from '../testing/page.tsx'

const AT = '2026-11-21T03:00:00.000Z'
const ID = '123456789012'
const support = { centre: 'https://help.example.com', operations_email: '', largest_attachment: 10_000_000, most_attachments: 10, most_contacts: 10 }
const row = { id: ID, subject: 'No sound', category: 'Meetings', status: 'open', opened_by: 'alice', assignee: '', organisation: '', created_at: AT, updated_at: AT }
const entry = (place: number, more: object) => ({ place, deed: 'replied', side: 'desk', author: 'oscar', text: '', status: 'open', inside: false, at: AT, ...more })
const opened = entry(1, { deed: 'opened', side: 'customer', author: 'alice' })
const view = (more: object = {}, request: object = {}) => ({
  request: { ...row, ...request },
  description: 'Nobody hears me.',
  occurred_at: AT,
  zone: 'Asia/Tokyo',
  client_version: '0.1',
  log_reference: 'ABCDEFGHJKLM',
  meeting_id: '1234567890',
  numbers: null,
  contact: { email: 'alice@example.com', method: 'mail', phone: '', language: 'it', additional: ['bob@example.com'] },
  enclosures: [{ part: 'versions', text: 'Carillon 0.1' }],
  history: [opened],
  attachments: [{ id: 'f1', name: 'passport.pdf', size: 1536, scanned: true, side: 'customer', author: 'alice', at: AT }],
  largest_attachment: 10_000_000,
  most_attachments: 10,
  moves: ['closed'],
  ...more,
})
const germany = { country: 'DE', type: 'Local', prefixes: [], products: ['SipMediaApplicationDialIn'], order: { papers: ['business address'], address: 'zone', regulator_first: false }, port: null }
const signedIn = {
  'GET /console/session': () => ({ body: administrator() }),
  'GET /console/support': () => ({ body: support }),
  'GET /console/support/diagnostics': () => ({ body: { items: [{ part: 'versions', text: 'Carillon 0.1' }] } }),
  'GET /console/numbers/countries': () => ({ body: { edition: '2024', items: [germany] } }),
}
const MINE = '/console/support/requests'
const DESK = '/console/desk/requests'

let server: AnsweringServer
afterEach(() => server.close())
const serve = (answers: Answers) => {
  server = new AnsweringServer({ ...signedIn, ...answers })
}
const sent = (path: string) => server.asked.find((each) => each.method === 'POST' && each.path === path)?.body

describe('submitting a request', () => {
  it(spec('SUP-01', 'SUP-02', 'SUP-03')`asks for what is missing and sends what was chosen`, async () => {
    serve({ [`POST ${MINE}`]: () => ({ status: 201, body: row }), [`GET ${MINE}/${ID}`]: () => ({ body: view() }) })
    const user = userEvent.setup()
    const router = openPage('/console/support/submit')
    expect(await screen.findByRole('link', { name: /support centre/ })).toHaveAttribute('href', 'https://help.example.com')
    await user.click(screen.getByRole('button', { name: 'Submit request' }))
    expect(screen.getByText('Describe the issue with 1 to 8,000 characters.')).toBeVisible()
    expect(sent(MINE)).toBeUndefined()
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Subject' })).toHaveFocus())
    await user.click(screen.getByRole('textbox', { name: 'Subject' }))
    await user.paste('No sound')
    await user.click(screen.getByRole('textbox', { name: 'Description' }))
    await user.paste('Nobody hears me.')
    expect(screen.getByRole('textbox', { name: 'E-mail address' })).toHaveValue('alice@example.com')
    expect(await screen.findByText('Carillon 0.1')).toBeInTheDocument()
    await user.click(screen.getByRole('checkbox', { name: 'Versions of Carillon and of what it runs on' }))
    await user.click(screen.getByRole('button', { name: 'Submit request' }))
    expect(await screen.findByText(`Request ${ID} was submitted`)).toBeVisible()
    expect(router.state.location.pathname).toBe(`${MINE}/${ID}`)
    expect(sent(MINE)).toMatchObject({ subject: 'No sound', description: 'Nobody hears me.', enclosures: [{ part: 'versions', text: 'Carillon 0.1' }] })
  })

  it(spec('INTL-02', 'INTL-03', 'INTL-04')`for international numbers shows the papers of the country and how long it takes`, async () => {
    serve({})
    const user = userEvent.setup()
    openPage('/console/support/submit')
    await user.click(await screen.findByRole('button', { name: /^Category/ }))
    await user.click(await screen.findByRole('option', { name: 'Other' }))
    await user.click(screen.getByRole('checkbox', { name: 'I ask for international phone numbers' }))
    expect(screen.getByRole('textbox', { name: 'Subject' })).toHaveValue('Provisioning International Numbers')
    expect(screen.getByText('Fulfilling a request for international numbers takes 2 to 6 weeks.')).toBeVisible()
    await user.click(screen.getByRole('button', { name: /^Country/ }))
    await user.click(await screen.findByRole('option', { name: 'Germany' }))
    await user.click(screen.getByRole('radio', { name: 'Local' }))
    expect(screen.getByText('Business address (in the zone of the numbers)')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Submit request' }))
    expect(screen.getByText('Enter a number from 1 to 10,000.')).toBeVisible()
  })

  it(spec('PORT-07')`leads to the forms for numbers that come over or go`, async () => {
    serve({})
    const user = userEvent.setup()
    openPage('/console/support/submit')
    await user.click(await screen.findByRole('button', { name: /^Category/ }))
    await user.click(await screen.findByRole('option', { name: 'Phone Number Port Out' }))
    expect(screen.getByRole('textbox', { name: 'Subject' })).toHaveValue('Porting phone numbers out')
    expect(screen.getByRole('link', { name: 'Porting phone numbers in' })).toHaveAttribute('href', '/console/numbers/port-in')
    expect(screen.getByRole('link', { name: 'Porting phone numbers out' })).toHaveAttribute('href', '/console/numbers/port-out')
  })

  it('is closed to whom the policies do not let', async () => {
    serve({ 'GET /console/session': () => ({ body: administrator(EVERYTHING.filter((action) => action !== 'chime:SubmitSupportRequest')) }) })
    openPage('/console/support/submit')
    expect(await screen.findByRole('button', { name: 'Submit request' })).toHaveAttribute('aria-disabled', 'true')
  })
})

describe('my requests', () => {
  it('are listed with the Operations contact, which can be changed', async () => {
    serve({
      [`GET ${MINE}`]: () => ({ body: { items: [row], next_cursor: null, total: 1 } }),
      'PUT /console/support/operations-contact': ({ body }) => ({ body }),
    })
    const user = userEvent.setup()
    openPage(MINE)
    expect(await screen.findByRole('link', { name: ID })).toHaveAttribute('href', `${MINE}/${ID}`)
    expect(screen.getByText('No Operations contact is set.')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Change the Operations contact' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.type(dialog.getByRole('textbox', { name: 'E-mail address' }), 'ops@example.com')
    await user.click(dialog.getByRole('button', { name: 'Save' }))
    expect(await screen.findByText('The Operations contact was changed')).toBeVisible()
    expect(server.asked.find(({ method }) => method === 'PUT')?.body).toEqual({ email: 'ops@example.com' })
  })

  it('show history, files and facts, and are answered and closed', async () => {
    const history = [opened, entry(2, { text: 'Turn it on.', status: 'waiting' })]
    serve({
      [`GET ${MINE}/${ID}`]: () => ({ body: view({ history, moves: ['open', 'closed'] }, { status: 'waiting' }) }),
      [`POST ${MINE}/${ID}/replies`]: () => ({ body: row }),
      [`POST ${MINE}/${ID}/status`]: () => ({ body: row }),
    })
    const user = userEvent.setup()
    openPage(`${MINE}/${ID}`)
    expect(await screen.findByText('Turn it on.')).toBeVisible()
    expect(screen.getByText(/12:00:00.*\(Asia\/Tokyo\)/)).toBeVisible()
    expect(screen.getByText('Italiano')).toBeVisible()
    expect(screen.getByRole('link', { name: 'passport.pdf' })).toHaveAttribute('href', `/api/v1${MINE}/${ID}/attachments/f1`)
    await user.type(screen.getByRole('textbox', { name: 'Your answer' }), 'It is on.')
    await user.click(screen.getByRole('button', { name: 'Send' }))
    expect(sent(`${MINE}/${ID}/replies`)).toEqual({ text: 'It is on.' })
    await user.click(screen.getByRole('button', { name: 'Close request' }))
    expect(sent(`${MINE}/${ID}/status`)).toEqual({ status: 'closed' })
  })

  it('name the numbers that were provided, which lead to the inventory', async () => {
    const provided = entry(2, { deed: 'provided', text: '+493023125000\n+493023125001', status: 'solved' })
    serve({ [`GET ${MINE}/${ID}`]: () => ({ body: view({ history: [opened, provided] }, { status: 'solved' }) }) })
    openPage(`${MINE}/${ID}`)
    expect(await screen.findByText('Provided these phone numbers.')).toBeVisible()
    expect(screen.getByRole('link', { name: '+493023125001' })).toHaveAttribute('href', '/console/numbers/%2B493023125001')
  })

  it('of another organisation are not there', async () => {
    serve({ [`GET ${MINE}/${ID}`]: () => ({ status: 404, body: { code: 'RequestNotFound', message: `There is no support request ${ID}.` } }) })
    openPage(`${MINE}/${ID}`)
    expect(await screen.findByRole('heading', { level: 1 })).toBeVisible()
    expect(screen.queryByText('Nobody hears me.')).toBeNull()
  })
})

describe('the desk', () => {
  it('lists what is not finished, and all of it on demand', async () => {
    serve({ [`GET ${DESK}`]: () => ({ body: { items: [{ ...row, organisation: 'Guests', assignee: 'oscar' }], next_cursor: null, total: 1 } }) })
    const user = userEvent.setup()
    openPage('/console/operator/requests')
    expect(await screen.findByRole('link', { name: ID })).toHaveAttribute('href', `/console/operator/requests/${ID}`)
    expect(screen.getByText('Guests')).toBeVisible()
    await user.click(screen.getByRole('button', { name: /^Assigned to/ }))
    await user.click(await screen.findByRole('option', { name: 'Assigned to nobody' }))
    expect(await screen.findByRole('link', { name: ID })).toBeVisible()
    expect(server.asked.some(({ path }) => path.includes('unassigned=true'))).toBe(true)
  })

  it('answers, notes and assigns', async () => {
    const history = [opened, entry(2, { deed: 'noted', text: 'Again?', inside: true })]
    serve({
      [`GET ${DESK}/${ID}`]: () => ({ body: view({ history, moves: ['waiting', 'solved'] }, { organisation: 'Guests' }) }),
      'GET /console/desk/administrators': () => ({ body: { names: ['oscar', 'walter'] } }),
      [`POST ${DESK}/${ID}/replies`]: () => ({ body: row }),
      [`POST ${DESK}/${ID}/notes`]: () => ({ body: row }),
      [`POST ${DESK}/${ID}/assignee`]: () => ({ body: row }),
    })
    const user = userEvent.setup()
    openPage(`/console/operator/requests/${ID}`)
    expect(await screen.findByText('Internal')).toBeVisible()
    expect(screen.getByRole('link', { name: 'ABCDEFGHJKLM' })).toHaveAttribute('href', '/console/operator/logs/ABCDEFGHJKLM')
    await user.type(screen.getByRole('textbox', { name: 'Your answer to the customer' }), 'Turn it on.')
    await user.click(screen.getByRole('button', { name: 'Send answer' }))
    expect(sent(`${DESK}/${ID}/replies`)).toEqual({ text: 'Turn it on.', status: 'waiting' })
    await user.type(screen.getByRole('textbox', { name: 'A note that only the desk sees' }), 'Ask Walter.')
    await user.click(screen.getByRole('button', { name: 'Add note' }))
    expect(sent(`${DESK}/${ID}/notes`)).toEqual({ text: 'Ask Walter.' })
    await user.click(screen.getByRole('button', { name: /^Assigned to/ }))
    await user.click(await screen.findByRole('option', { name: 'walter' }))
    expect(sent(`${DESK}/${ID}/assignee`)).toEqual({ name: 'walter' })
  })

  it('provides numbers that were checked to whoever asked', async () => {
    const numbers = { applicant: 'business', name: 'Acme', type: 'local', country: 'DE', count: 3 }
    const checked = (line: string, verdict: string) => ({ line, number: verdict === 'malformed' ? '' : line, verdict, country: verdict === 'malformed' ? null : 'DE', type: 'Local' })
    serve({
      [`GET ${DESK}/${ID}`]: () => ({ body: view({ numbers, moves: ['waiting', 'solved'] }) }),
      'GET /console/desk/administrators': () => ({ body: { names: ['oscar'] } }),
      [`POST ${DESK}/${ID}/numbers/check`]: () => ({ body: { items: [checked('+493023125000', 'new'), checked('+493023125001', 'taken'), checked('that one', 'malformed')] } }),
      [`POST ${DESK}/${ID}/numbers`]: () => ({ status: 201, body: { order_id: 'o1', numbers: ['+493023125000'] } }),
    })
    const user = userEvent.setup()
    openPage(`/console/operator/requests/${ID}`)
    await user.click(await screen.findByRole('button', { name: 'Provide numbers' }))
    const dialog = within(await screen.findByRole('dialog'))
    expect(dialog.getByText('Asked for: 3 numbers, Germany, Local')).toBeVisible()
    expect(dialog.getByRole('button', { name: /^Provide/ })).toBeDisabled()
    await user.click(dialog.getByRole('textbox', { name: 'Phone numbers' }))
    await user.paste('+493023125000\n+493023125001, that one')
    await user.type(dialog.getByRole('textbox', { name: 'Calling name - optional' }), 'Sales')
    await user.click(dialog.getByRole('button', { name: 'Check numbers' }))
    expect(await dialog.findByText('1 number is new')).toBeVisible()
    expect(dialog.getByText('1 number belongs to somebody else here')).toBeVisible()
    expect(dialog.getByText('1 line is no number with its country code')).toBeVisible()
    expect(sent(`${DESK}/${ID}/numbers/check`)).toEqual({ lines: ['+493023125000', '+493023125001', 'that one'], product: 'SipMediaApplicationDialIn', calling_name: 'Sales' })
    await user.click(dialog.getByRole('checkbox', { name: 'The request is solved with them' }))
    await user.click(dialog.getByRole('button', { name: 'Provide 1 number' }))
    expect(await screen.findByText('1 number is provided')).toBeVisible()
    expect(sent(`${DESK}/${ID}/numbers`)).toEqual({ phone_number_ids: ['+493023125000'], product: 'SipMediaApplicationDialIn', calling_name: 'Sales', solved: true })
  })

  it('checks anew what was changed after the check', async () => {
    const numbers = { applicant: 'business', name: 'Acme', type: 'toll-free', country: 'DE', count: 1 }
    serve({
      [`GET ${DESK}/${ID}`]: () => ({ body: view({ numbers }, { status: 'solved' }) }),
      'GET /console/desk/administrators': () => ({ body: { names: ['oscar'] } }),
      [`POST ${DESK}/${ID}/numbers/check`]: () => ({ body: { items: [{ line: '+498001234567', number: '+498001234567', verdict: 'new', country: 'DE', type: 'TollFree' }] } }),
    })
    const user = userEvent.setup()
    openPage(`/console/operator/requests/${ID}`)
    await user.click(await screen.findByRole('button', { name: 'Provide numbers' }))
    const dialog = within(await screen.findByRole('dialog'))
    expect(dialog.queryByRole('checkbox')).toBeNull()
    await user.type(dialog.getByRole('textbox', { name: 'Phone numbers' }), '+498001234567')
    await user.click(dialog.getByRole('button', { name: 'Check numbers' }))
    expect(await dialog.findByRole('button', { name: 'Provide 1 number' })).toBeEnabled()
    await user.type(dialog.getByRole('textbox', { name: 'Phone numbers' }), '8')
    expect(dialog.queryByText('1 number is new')).toBeNull()
    expect(dialog.getByRole('button', { name: /^Provide/ })).toBeDisabled()
  })

  it('provides nothing for what asks for no numbers, or is closed', async () => {
    const numbers = { applicant: 'business', name: 'Acme', type: 'local', country: 'DE', count: 3 }
    serve({
      [`GET ${DESK}/${ID}`]: () => ({ body: view({ numbers, moves: [] }, { status: 'closed' }) }),
      [`GET ${DESK}/210987654321`]: () => ({ body: view() }),
      'GET /console/desk/administrators': () => ({ body: { names: ['oscar'] } }),
    })
    const router = openPage(`/console/operator/requests/${ID}`)
    expect(await screen.findByRole('button', { name: 'Provide numbers' })).toHaveAttribute('aria-disabled', 'true')
    await router.navigate({ to: '/console/operator/requests/$requestId', params: { requestId: '210987654321' } })
    expect(await screen.findByRole('button', { name: 'Send answer' })).toBeVisible()
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Provide numbers' })).toBeNull())
  })

  it(spec('SUP-06')`opens the logs of a client by their reference`, async () => {
    const content = JSON.stringify({
      client_version: '0.1',
      browser: 'Firefox',
      language: 'en',
      zone: 'Asia/Tokyo',
      screen: '1440x900',
      errors: [{ at: AT, text: 'TypeError: no sound' }],
      connections: [{ at: AT, state: 'offline' }],
    })
    const bundle = { reference: 'ABCDEFGHJKLM', name: 'Bob Brown', email: 'bob@example.com', organisation: 'Acme', made_at: AT, content }
    serve({ 'GET /console/desk/diagnostics/ABCDEFGHJKLM': () => ({ body: bundle }) })
    const user = userEvent.setup()
    openPage('/console/operator/requests?tab=logs')
    await user.type(await screen.findByRole('textbox', { name: 'Log reference ID' }), 'abcdefghjklm{Enter}')
    expect(await screen.findByText('TypeError: no sound')).toBeVisible()
    expect(screen.getByText('Bob Brown')).toBeVisible()
    expect(screen.getByText('offline')).toBeVisible()
  })
})
