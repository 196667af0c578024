import { AnsweringServer, spec, type Answers } from '@carillon/shared/testing'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { EVERYTHING, administrator, openPage } from '../testing/page.tsx'
// Loaded before the clock of the first test runs: it brings all that its pages stand on.
import './pages/numbers.tsx'

const AT = '2026-11-21T03:00:00Z'
const demands = (...papers: string[]) => ({ papers, address: null, regulator_first: false })
const countries = {
  edition: '2024',
  items: [
    { country: 'US', type: 'Local', prefixes: [], products: ['BusinessCalling'], order: demands(), port: demands('letter of agency') },
    { country: 'GB', type: 'Local', prefixes: [], products: ['SipMediaApplicationDialIn'], order: demands(), port: demands('last invoice of the present carrier', 'letter of agency') },
    { country: 'NZ', type: 'Local', prefixes: [], products: ['SipMediaApplicationDialIn'], order: demands(), port: null },
  ],
}
const portIn = {
  id: 'p1',
  organisation_id: '123456789012',
  product: 'BusinessCalling',
  country: 'US',
  type: 'Local',
  status: 'PENDING_DOCUMENTS',
  foc_at: null,
  created_at: AT,
  updated_at: AT,
  requested_by: 'arn:aws:iam::123456789012:user/alice',
  lots: [
    { carrier: 'Bells', numbers: ['+12065550100'] },
    { carrier: 'Chimes', numbers: ['+12065550101'] },
  ],
  wanted_at: '2026-12-01T09:30:00Z',
  contact: { email: 'alice@example.com', language: 'English', way: 'web', phone: '' },
  billing: { billing_number: '+12065550190', authorised_by: 'Alice', customer_name: 'Tower', service_address: '1 Tower Road', account_number: '', choice: null, new_billing_number: '', same_account: false },
  usage: '',
  has_service_pin: true,
  history: [
    { at: AT, side: 'administrator', by: 'arn:aws:iam::123456789012:user/alice', status: 'SUBMITTED', reason: '' },
    { at: AT, side: 'operator', by: 'arn:aws:iam::123456789012:user/oscar', status: 'PENDING_DOCUMENTS', reason: 'Send the letters.' },
  ],
  papers: [
    { paper: 'letter of agency', carrier: 'Bells', is_there: true },
    { paper: 'letter of agency', carrier: 'Chimes', is_there: false },
  ],
  documents: [{ id: 'd1', name: 'bells.pdf', paper: 'letter of agency', carrier: 'Bells', size: 5, state: 'clean', virus: '', added_at: AT }],
}
const desk = { port_in: portIn, organisation_name: 'Acme', next: ['SUBMITTED', 'EXCEPTION', 'CANCELLED'], service_pin: '9876', link_expires_at: null }
const row = { id: 'p1', organisation_id: '123456789012', organisation_name: 'Acme', status: 'PENDING_DOCUMENTS', country: 'US', product: 'BusinessCalling', first_number: '+12065550100', count: 2, wanted_at: AT, foc_at: null, created_at: AT, updated_at: AT }
const page = (...items: unknown[]) => ({ body: { items, next_cursor: null, total: items.length } })

let server: AnsweringServer
afterEach(() => server.close())
const serve = (answers: Answers = {}, may: string[] = EVERYTHING) => {
  server = new AnsweringServer({
    'GET /console/session': () => ({ body: administrator(may) }),
    'GET /console/numbers/countries': () => ({ body: countries }),
    'GET /console/numbers/port-ins/p1': () => ({ body: portIn }),
    'GET /console/desk/port-ins': () => page(row),
    'GET /console/desk/port-ins/p1': () => ({ body: desk }),
    'GET /console/desk/port-outs': () => page(),
    'GET /console/desk/port-out-cases': () => page(),
    ...answers,
  })
}
const sent = (path: string) => server.asked.find((asked) => asked.method !== 'GET' && asked.path === path)?.body
/** At once: a form of many fields is slow to be typed letter by letter. */
const type = async (label: string, text: string) => {
  await userEvent.click(screen.getByLabelText(label))
  await userEvent.paste(text)
}

describe('asking for numbers of other carriers', () => {
  const fillIn = async () => {
    // The first page of a file is drawn with all that it stands on.
    await screen.findByText('Documents that will be asked for', {}, { timeout: 40_000 })
    await type('Phone numbers', '+12065550100, +12065550101')
    await type('Billing Telephone Number (BTN)', '+12065550190')
    await type('Authorizing person’s name', 'Alice')
    await type('Customer name', 'Tower')
    await type('Service address', '1 Tower Road')
    await type('Porting date', '2099/12/01')
    await type('Porting time', '09:30')
  }

  it(spec('PORT-08', 'PORT-09', 'PORT-10')`sends the form of the United States and opens the request`, async () => {
    serve({ 'POST /console/numbers/port-ins': () => ({ status: 201, body: portIn }) })
    const router = openPage('/console/numbers/port-in')
    await fillIn()
    expect(screen.getByText('Phone Number Port In')).toBeVisible()
    expect(screen.getByText('Porting phone numbers in')).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: 'Submit' }))
    await waitFor(() => expect(router.state.location.pathname).toBe('/console/numbers/port-ins/p1'))
    expect(sent('/console/numbers/port-ins')).toMatchObject({
      product: 'BusinessCalling',
      country: 'US',
      lots: [{ carrier: '', numbers: ['+12065550100', '+12065550101'] }],
      billing: { billing_number: '+12065550190', authorised_by: 'Alice', choice: null },
      contact: { email: 'alice@example.com', way: 'web' },
    })
  }, 90_000)

  it(spec('PORT-14', 'PORT-15', 'PORT-16')`says what is missing before anything is sent`, async () => {
    serve()
    openPage('/console/numbers/port-in')
    await screen.findByText('Documents that will be asked for')
    await userEvent.click(screen.getByRole('radio', { name: 'Phone' }))
    await userEvent.click(screen.getByRole('button', { name: 'Submit' }))
    expect(await screen.findByText('Enter at least one number.')).toBeVisible()
    expect(screen.getByText('Enter a date and a time that lie ahead.')).toBeVisible()
    expect(screen.getByText('Enter the number that we may call.')).toBeVisible()
    await waitFor(() => expect(screen.getByLabelText('Phone numbers')).toHaveFocus())
    expect(screen.getByText('Something is missing. Look at the fields marked above.')).toBeVisible()
    expect(server.asked.some(({ method }) => method === 'POST')).toBe(false)
  })

  it(spec('PORT-11')`asks about the billing number when it moves too`, async () => {
    serve()
    openPage('/console/numbers/port-in')
    await screen.findByText('Documents that will be asked for')
    await type('Phone numbers', '+12065550190')
    expect(screen.queryByText('Porting the BTN')).toBeNull()
    await type('Billing Telephone Number (BTN)', '+12065550190')
    await userEvent.click(await screen.findByRole('radio', { name: 'I replace it by a new BTN' }))
    expect(screen.getByLabelText('New BTN')).toBeVisible()
    expect(screen.getByRole('checkbox', { name: /on the same account/ })).toBeVisible()
  })

  it(spec('PORT-02', 'PORT-12', 'PORT-13')`asks elsewhere for the usage and the papers of the country`, async () => {
    serve()
    openPage('/console/numbers/port-in')
    await screen.findByText('Documents that will be asked for')
    expect(screen.getByRole('radio', { name: 'Voice Connector' })).toBeDisabled()
    expect(screen.getByText(/For numbers of all other countries/)).toBeVisible()
    await userEvent.click(screen.getByRole('radio', { name: 'SIP Media Application Dial-In' }))
    await userEvent.click(screen.getByRole('button', { name: /Country/ }))
    expect(screen.queryByRole('option', { name: /New Zealand/ })).toBeNull()
    await userEvent.click(await screen.findByRole('option', { name: /United Kingdom/ }))
    expect(await screen.findByLabelText('Estimated usage volume')).toBeVisible()
    expect(screen.queryByLabelText('Billing Telephone Number (BTN)')).toBeNull()
    expect(screen.getByText('Last invoice of the present carrier')).toBeVisible()
  })
})

describe('the page of a port-in', () => {
  it(spec('PORT-22', 'PSTAT-08', 'PORT-04')`shows status, reason, letters, papers and history`, async () => {
    serve()
    openPage('/console/numbers/port-ins/p1')
    expect((await screen.findAllByText('Send the letters.'))[0]).toBeVisible()
    expect(screen.getAllByText('PENDING DOCUMENTS').length).toBeGreaterThan(1)
    expect(screen.getByText('Download the letter for Bells')).toBeVisible()
    expect(screen.getByText('Missing')).toBeVisible()
    expect(screen.getByText('Support: oscar')).toBeVisible()
  })

  it(spec('PSTAT-03')`asks for the end with a reason`, async () => {
    let status = 'PENDING_DOCUMENTS'
    serve({
      'GET /console/numbers/port-ins/p1': () => ({ body: { ...portIn, status } }),
      'POST /console/numbers/port-ins/p1/cancel': () => {
        status = 'CANCEL_REQUESTED'
        return { body: { ...portIn, status } }
      },
    })
    openPage('/console/numbers/port-ins/p1')
    await userEvent.click(await screen.findByRole('button', { name: 'Request cancellation' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Request cancellation' }))
    await userEvent.type(dialog.getByLabelText('Why is it to be cancelled?'), 'We stay.')
    await userEvent.click(dialog.getByRole('button', { name: 'Request cancellation' }))
    expect((await screen.findAllByText('CANCEL_REQUESTED'))[0]).toBeVisible()
    expect(sent('/console/numbers/port-ins/p1/cancel')).toEqual({ reason: 'We stay.' })
  })
})

describe('the upload link', () => {
  it(spec('PORT-18', 'PORT-20')`opens with its secret and takes files for the paper that is missing`, async () => {
    const view = { port_in: portIn, expires_at: '2026-12-01T03:00:00Z', largest_file: 10_000_000 }
    serve({
      'POST /console/numbers/port-uploads': () => ({ body: view }),
      'GET /console/numbers/port-ins/p1/upload': () => ({ body: view }),
      'POST /console/numbers/port-ins/p1/documents?name=chimes.pdf&paper=letter+of+agency&carrier=Chimes': () => ({ status: 201, body: portIn.documents[0] }),
    })
    window.location.hash = '#the-secret'
    openPage('/console/numbers/port-upload')
    expect(await screen.findByRole('heading', { name: 'Add files' })).toBeVisible()
    expect(sent('/console/numbers/port-uploads')).toEqual({ secret: 'the-secret' })
    expect(window.location.hash).toBe('')
    const input = document.querySelector<HTMLInputElement>('input[type="file"]')
    const file = new File(['%PDF-'], 'chimes.pdf')
    if (input) await userEvent.upload(input, file)
    await userEvent.click(screen.getByRole('button', { name: 'Upload' }))
    expect(await screen.findByText('1 file was handed in')).toBeVisible()
    expect(server.asked.find(({ path }) => path.includes('chimes.pdf'))?.body).toBe(file)
  })

  it.each([
    [404, 'UploadLinkUnknown', 'This upload link is not known here.'],
    [410, 'UploadLinkExpired', 'This upload link is no longer valid.'],
  ])('that answers %i says what it is, why it does not open, and where a new one comes from', async (status, code, message) => {
    serve({ 'POST /console/numbers/port-uploads': () => ({ status, body: { code, message } }) })
    openPage('/console/numbers/port-upload')
    expect(await screen.findByRole('heading', { name: 'Hand in documents', level: 1 })).toBeVisible()
    expect(screen.getByText('This upload link does not open')).toBeVisible()
    expect(screen.getByText(new RegExp(message))).toBeVisible()
    expect(screen.getByRole('link', { name: 'Ask support for a new link' })).toHaveAttribute('href', '/console/support/submit')
  })
})

describe('the desk', () => {
  it('lists port-ins of all organisations', async () => {
    serve()
    openPage('/console/operator/port-ins')
    expect(await screen.findByText('+1 206-555-0100 and 1 more')).toBeVisible()
    expect(screen.getByText('Acme (123456789012)')).toBeVisible()
  })

  it('names who wants to take numbers elsewhere', async () => {
    const asked = { id: 'c1', account_id: '123456789012', numbers: [{ number: '+12065550100', pin: null }], contact_email: 'bob@example.com', asked_by: 'bob', asked_at: AT, answered_at: null }
    serve({ 'GET /console/desk/port-out-cases': () => page({ case: asked, organisation_name: 'Acme' }) })
    openPage('/console/operator/port-outs')
    expect(await screen.findByText('Acme (123456789012)')).toBeVisible()
    expect(screen.getByText('bob@example.com')).toBeVisible()
  })

  it(spec('AMB-42')`offers the legal next steps only, and says why`, async () => {
    serve({ 'POST /console/desk/port-ins/p1/steps': () => ({ body: { ...desk, port_in: { ...portIn, status: 'EXCEPTION' } } }) })
    openPage('/console/operator/port-ins/p1')
    expect(await screen.findByText('9876')).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: 'Next status' }))
    expect(screen.getAllByRole('menuitem').map((item) => item.textContent)).toEqual(['SUBMITTED', 'EXCEPTION', 'CANCELLED'])
    await userEvent.click(screen.getByRole('menuitem', { name: 'EXCEPTION' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Next status: EXCEPTION' }))
    expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled()
    await userEvent.type(dialog.getByLabelText('Reason'), 'Which street?')
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }))
    expect(await screen.findByText('The request is EXCEPTION now')).toBeVisible()
    expect(sent('/console/desk/port-ins/p1/steps')).toEqual({ status: 'EXCEPTION', reason: 'Which street?', foc_at: null })
  })

  it(spec('PORT-18')`sends the upload link and shows it once`, async () => {
    serve({ 'POST /console/desk/port-ins/p1/link': () => ({ body: { address: 'https://carillon.example.com/console/numbers/port-upload#s3cret', expires_at: AT } }) })
    openPage('/console/operator/port-ins/p1')
    await userEvent.click(await screen.findByRole('button', { name: 'Send the upload link' }))
    await userEvent.click(within(await screen.findByRole('dialog', { name: 'Send the upload link' })).getByRole('button', { name: 'Send' }))
    expect(await screen.findByText(/port-upload#s3cret/)).toBeVisible()
  })

  it(spec('PORTO-01')`judges what another carrier asks for`, async () => {
    const answer = { id: 'o1', number: '+12065550100', organisation_id: '123456789012', carrier: 'Bells', account_id: '1', verdict: 'account-wrong', reason: '', asked_at: AT, heard_from: 'operator' }
    serve({ 'POST /console/desk/port-outs': () => ({ status: 201, body: answer }) })
    openPage('/console/operator/port-outs')
    await userEvent.click(await screen.findByRole('button', { name: 'Enter a request' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Enter a request' }))
    await userEvent.type(dialog.getByLabelText('Carrier'), 'Bells')
    await userEvent.type(dialog.getByLabelText('Phone number'), '+12065550100')
    await userEvent.type(dialog.getByLabelText('Account ID'), '1')
    await userEvent.click(dialog.getByRole('button', { name: 'Check' }))
    expect((await screen.findAllByText('Rejected: wrong account ID'))[0]).toBeVisible()
    expect(sent('/console/desk/port-outs')).toEqual({ number: '+12065550100', account_id: '1', pin: '', carrier: 'Bells' })
  })
})

describe('porting out', () => {
  it(spec('PORTO-03', 'PORTO-08')`tells the way, and answers of support`, async () => {
    const answered = { id: 'c1', account_id: '123456789012', numbers: [{ number: '+12065550100', pin: 'ABCD1234' }], contact_email: 'alice@example.com', asked_by: 'alice', asked_at: AT, answered_at: AT }
    serve({ 'GET /console/numbers/port-out-cases': () => page(answered), 'POST /console/numbers/port-out-cases': () => ({ status: 201, body: answered }) })
    openPage('/console/numbers/port-out')
    expect(await screen.findByText(/ABCD1234/)).toBeVisible()
    expect(screen.getByText(/depends on the new carrier/)).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: 'Create a case' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Create a case' }))
    await userEvent.type(dialog.getByLabelText('Phone numbers'), '+12065550100')
    await userEvent.click(dialog.getByRole('button', { name: 'Submit' }))
    await waitFor(() => expect(sent('/console/numbers/port-out-cases')).toEqual({ numbers: ['+12065550100'], contact_email: 'alice@example.com' }))
  })

  it('closes what policies do not allow', async () => {
    serve({ 'GET /console/numbers/port-out-cases': () => page() }, [])
    openPage('/console/numbers/port-out')
    expect(await screen.findByRole('button', { name: 'Create a case' })).toHaveAttribute('aria-disabled', 'true')
  })
})
