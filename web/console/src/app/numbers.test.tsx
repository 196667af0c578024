import { AnsweringServer, spec, type Answers } from '@carillon/shared/testing'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { EVERYTHING, administrator, openPage } from '../testing/page.tsx'

const unnamed = { text: '', in_force: '', status: 'Unassigned', changed_at: null, in_force_at: null, changeable_at: null }
const free = {
  id: '+12065550100',
  country: 'US',
  type: 'Local',
  product: 'BusinessCalling',
  status: 'Unassigned',
  calling_name: unnamed,
  holder: null,
  order_id: '0a1b2c3d-order',
  created_at: '2026-11-20T03:00:00Z',
  updated_at: '2026-11-21T03:00:00Z',
  deleted_at: null,
  removed_at: null,
  abilities: ['InboundCall', 'OutboundCall', 'InboundSMS', 'OutboundSMS'],
  porting: null,
  has_port_out_pin: false,
  ported_out_at: null,
  source: 'carrier',
}
const holder = { account_id: 'a1', user_id: 'u1', name: 'Bob', email: 'bob@example.com', since: '2026-11-21T03:00:00Z' }
const taken = { ...free, id: '+12065550101', status: 'Assigned', holder }
const gone = { ...free, id: '+12065550102', status: 'DeleteInProgress', deleted_at: '2026-11-21T03:00:00Z', removed_at: '2026-11-28T03:00:00Z' }
const order = {
  id: 'o1',
  product: 'BusinessCalling',
  status: 'Processing',
  created_at: '2026-11-21T03:00:00Z',
  updated_at: '2026-11-21T03:00:00Z',
  numbers: ['+12065550100'],
  ordered: 2,
  acquired: 0,
  failed: 0,
  porting: null,
  source: 'carrier',
  request_id: '',
}
const page = (...items: unknown[]) => ({ body: { items, next_cursor: null, total: items.length } })
const ok = (...ids: string[]) => ({ body: { results: ids.map((id) => ({ phone_number_id: id, ok: true, message: null })) } })
const supply = { prefixes: [], order: { papers: [], address: null, regulator_first: false }, port: null }
const countries = {
  edition: '2024',
  items: [
    { ...supply, country: 'US', type: 'Local', products: ['BusinessCalling'] },
    {
      ...supply,
      country: 'AU',
      type: 'Local',
      products: ['SipMediaApplicationDialIn'],
      order: { papers: ['business address', 'proof of location'], address: 'zone', regulator_first: false },
    },
  ],
}

let server: AnsweringServer
afterEach(() => server.close())
const serve = (answers: Answers = {}, may: string[] = EVERYTHING) => {
  server = new AnsweringServer({
    'GET /console/session': () => ({ body: administrator(may) }),
    'GET /console/numbers': () => page(free, taken),
    'GET /console/numbers/settings': () => ({ body: { default_name: { ...unnamed, text: 'Acme' } } }),
    'GET /console/numbers/countries': () => ({ body: countries }),
    'GET /console/numbers/orders': () => page(order),
    'GET /console/accounts': () => page({ id: 'a1', name: 'Acme', type: 'Team', created_at: '2026-11-20T03:00:00Z', users: 2, status: 'Active' }),
    'GET /console/accounts/a1/users': () =>
      page({ id: 'u1', email: 'bob@example.com', display_name: 'Bob', registration: 'Registered', license: 'Pro', user_type: 'PrivateUser', invited_at: null, joined_at: null }),
    'GET /console/events': () => page(),
    ...answers,
  })
}
const sent = (path: string) => server.asked.find((asked) => asked.method === 'POST' && asked.path === path)?.body
const tick = (name: string) => userEvent.click(screen.getByRole('checkbox', { name }))
const choose = async (act: string) => {
  await userEvent.click(screen.getByRole('button', { name: 'Actions' }))
  await userEvent.click(screen.getByRole('menuitem', { name: act }))
  return within(await screen.findByRole('dialog', { name: act }))
}
const pick = async (dialog: Awaited<ReturnType<typeof choose>>, label: string, option: string) => {
  await userEvent.click(dialog.getByRole('button', { name: new RegExp(label) }))
  await userEvent.click(await screen.findByRole('option', { name: new RegExp(option) }))
}
const home = '/console/numbers'

describe('the page of phone numbers', () => {
  it(spec('PHN-13')`has four tabs that the address names`, async () => {
    serve()
    const router = openPage(home)
    expect(await screen.findByText('+1 206-555-0101')).toBeVisible()
    expect(screen.getAllByRole('tab').map((tab) => tab.textContent)).toEqual(['Inventory', 'Orders', 'Pending transactions', 'Deletion queue'])
    await userEvent.click(screen.getByRole('tab', { name: 'Orders' }))
    expect(await screen.findByText('+1 206-555-0100 and 1 more')).toBeVisible()
    expect(router.state.location.href).toBe(`${home}?tab=orders`)
  })

  it('searches, filters and sorts on the server', async () => {
    serve({ 'GET /console/numbers?shelf=queue&search=555&sort=deleted&descending=false&limit=20': () => page(gone) })
    openPage(`${home}?tab=queue&search=555`)
    expect(await screen.findByText('+1 206-555-0102')).toBeVisible()
  })

  it(spec('PHN-11')`looks at orders again while the carrier has not answered`, async () => {
    let status = 'Processing'
    serve({ 'GET /console/numbers/orders': () => page({ ...order, status }) })
    openPage(`${home}?tab=orders`)
    expect(await screen.findByText('Processing')).toBeVisible()
    status = 'Successful'
    expect(await screen.findByText('Successful')).toBeVisible()
  })

  it('closes what policies do not allow, with the reason', async () => {
    serve({}, ['chime:ListPhoneNumbers'])
    openPage(home)
    await screen.findByText('+1 206-555-0100')
    await tick('+1 206-555-0100')
    expect(screen.getByRole('button', { name: 'Assign' })).toHaveAttribute('aria-disabled', 'true')
    expect(screen.getAllByText(/do not allow chime:AssociatePhoneNumberWithUser/)[0]).toBeInTheDocument()
  })
})

describe('numbers that are entered by hand', () => {
  const OWN = 'POST /console/numbers/own'

  it('are added by whoever runs the installation', async () => {
    const items = [{ line: '+1 206 555 0150', number: '+12065550150', verdict: 'new', country: 'US', type: 'Local' }]
    serve({ [`${OWN}/check`]: () => ({ body: { items } }), [OWN]: () => ({ status: 201, body: { order_id: 'o1', numbers: ['+12065550150'] } }) })
    const user = userEvent.setup()
    openPage(home)
    await user.click(await screen.findByRole('button', { name: 'Add numbers you own' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.type(dialog.getByRole('textbox', { name: 'Phone numbers' }), '+1 206 555 0150')
    await user.click(dialog.getByRole('button', { name: 'Check numbers' }))
    await user.click(await dialog.findByRole('button', { name: 'Add 1 number' }))
    expect(await screen.findByText('1 number is in the inventory now')).toBeVisible()
    expect(sent('/console/numbers/own')).toEqual({ phone_number_ids: ['+12065550150'], product: 'BusinessCalling', calling_name: '' })
  })

  it('show what is wrong with them when they are checked', async () => {
    serve({ [`${OWN}/check`]: () => ({ status: 400, body: { code: 'CallingNameWrong', message: 'A calling name has up to 15 letters.', facts: { longest: 15 } } }) })
    const user = userEvent.setup()
    openPage(home)
    await user.click(await screen.findByRole('button', { name: 'Add numbers you own' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.type(dialog.getByRole('textbox', { name: 'Phone numbers' }), '+1 206 555 0150')
    await user.click(dialog.getByRole('button', { name: 'Check numbers' }))
    expect(await dialog.findByText(/A calling name has up to 15 letters/)).toBeVisible()
  })

  it('are not for organisations that share the installation', async () => {
    serve({ 'GET /console/session': () => ({ body: { ...administrator(), operates: false } }) })
    openPage(home)
    expect(await screen.findByText('+1 206-555-0101')).toBeVisible()
    expect(screen.queryByRole('button', { name: 'Add numbers you own' })).toBeNull()
  })

  it('say that no carrier is told when they are deleted', async () => {
    serve({ 'GET /console/numbers': () => page({ ...free, source: 'own' }) })
    openPage(home)
    await screen.findByText('+1 206-555-0100')
    await tick('+1 206-555-0100')
    const dialog = await choose('Delete phone number(s)')
    expect(dialog.getByText(/After that they are gone from here/)).toBeVisible()
    expect(dialog.getByText(/no carrier is told of it/)).toBeVisible()
  })
})

describe('ordering numbers', () => {
  it(spec('GS-17')`begins at a page that knows both ways to telephone`, async () => {
    serve()
    const router = openPage(`${home}/getting-started`)
    expect(await screen.findByRole('heading', { name: 'Business Calling' })).toBeVisible()
    expect(screen.getByRole('heading', { name: 'Voice Connector' })).toBeVisible()
    expect(document.title).toBe('Getting started · Carillon console')
    await userEvent.click(screen.getAllByRole('link', { name: 'Provision phone numbers' })[0] as HTMLElement)
    expect(router.state.location.pathname).toBe(`${home}/order`)
  })

  it(spec('PHN-10', 'PHN-03')`goes from the product by a search to the order`, async () => {
    serve({
      'GET /console/numbers/available?country=US&area_code=206': () => ({ body: { items: ['+12065550100', '+12065550103'], next_cursor: null } }),
      'POST /console/numbers/orders': () => ({ status: 201, body: order }),
    })
    const router = openPage(`${home}/order`)
    expect(await screen.findAllByRole('radio')).toHaveLength(1)
    await userEvent.click(screen.getByRole('button', { name: 'Next' }))
    await userEvent.click(await screen.findByRole('button', { name: 'Search' }))
    expect(screen.getByText('Enter an area code of three digits.')).toBeVisible()
    await userEvent.type(screen.getByRole('textbox', { name: 'Area code' }), '206{Enter}')
    await userEvent.click(await screen.findByRole('checkbox', { name: '+1 206-555-0103' }))
    await userEvent.click(screen.getByRole('button', { name: 'Provision' }))
    expect(await screen.findByText('2 numbers are being ordered')).toBeVisible()
    expect(sent('/console/numbers/orders')).toEqual({ product: 'BusinessCalling', numbers: ['+12065550103'] })
    expect(router.state.location.href).toBe(`${home}?tab=orders`)
  })

  it(spec('CTRY-01')`tells what countries demand`, async () => {
    serve()
    openPage(`${home}/countries`)
    expect(await screen.findByText('Business address (in the zone of the numbers); Proof of location')).toBeVisible()
    await userEvent.type(screen.getByRole('searchbox'), 'united')
    expect(screen.queryByText('Australia')).toBeNull()
  })
})

describe('whose a number is', () => {
  it(spec('ASGN-02', 'ASGN-04')`is decided in two steps, account and user, and refused at the field`, async () => {
    const answers = [
      { status: 409, body: { code: 'UserHasNumber', message: 'This user has a phone number already. Unassign it first.', facts: {} } },
      { body: { ...free, status: 'Assigned', holder } },
    ]
    serve({ 'POST /console/numbers/%2B12065550100/assign': () => answers.shift() ?? {} })
    openPage(home)
    await screen.findByText('+1 206-555-0100')
    await tick('+1 206-555-0100')
    await userEvent.click(screen.getByRole('button', { name: 'Assign' }))
    const first = within(await screen.findByRole('dialog', { name: 'Assign' }))
    expect(first.getByRole('button', { name: 'Next' })).toBeDisabled()
    await pick(first, 'Account of the user', 'Acme')
    await userEvent.click(first.getByRole('button', { name: 'Next' }))
    const second = within(await screen.findByRole('dialog', { name: 'Assign' }))
    expect(second.getByText(/Tell the user about the number: nobody tells them for you/)).toBeVisible()
    await pick(second, 'User of', 'Bob')
    await userEvent.click(second.getByRole('button', { name: 'Assign' }))
    expect(await second.findByText('This user has a phone number already. Unassign it first.')).toBeVisible()
    await userEvent.click(second.getByRole('button', { name: 'Assign' }))
    expect(await screen.findByText(/has the number \+1 206-555-0100 now/)).toBeVisible()
    expect(sent('/console/numbers/%2B12065550100/assign')).toEqual({ account_id: 'a1', user_id: 'u1' })
  })

  it(spec('ASGN-06')`ends after a tick`, async () => {
    serve({ 'POST /console/numbers/unassign': () => ok('+12065550101') })
    openPage(home)
    await screen.findByText('+1 206-555-0101')
    await tick('+1 206-555-0101')
    await userEvent.click(screen.getByRole('button', { name: 'Unassign' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Unassign' }))
    expect(dialog.getByRole('button', { name: 'Unassign' })).toBeDisabled()
    await userEvent.click(dialog.getByRole('checkbox'))
    await userEvent.click(dialog.getByRole('button', { name: 'Unassign' }))
    expect(await screen.findByText('1 number is unassigned now')).toBeVisible()
    expect(sent('/console/numbers/unassign')).toEqual({ phone_number_ids: ['+12065550101'] })
  })
})

describe('calling names', () => {
  it(spec('CNAM-06', 'CNAM-01')`are given to all chosen numbers, up to 15 characters`, async () => {
    serve({ 'POST /console/numbers/names': () => ok('+12065550100', '+12065550101') })
    openPage(home)
    await screen.findByText('+1 206-555-0100')
    await userEvent.click(screen.getAllByRole('checkbox', { name: 'Select all' })[0] as HTMLElement)
    const dialog = await choose('Update default calling name')
    await userEvent.type(dialog.getByRole('textbox', { name: 'Default calling name' }), 'Department 5 it')
    expect(dialog.getByRole('button', { name: 'Save' })).toBeEnabled()
    await userEvent.type(dialog.getByRole('textbox', { name: 'Default calling name' }), 's')
    expect(dialog.getByText('The name is too long: 16 characters. Use at most 15.')).toBeVisible()
    expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled()
    await userEvent.type(dialog.getByRole('textbox', { name: 'Default calling name' }), '{Backspace}')
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }))
    expect(await screen.findByText('The calling name of 2 numbers will be “Department 5 it”')).toBeVisible()
    expect(sent('/console/numbers/names')).toEqual({ phone_number_ids: ['+12065550100', '+12065550101'], calling_name: 'Department 5 it' })
  })

  it(spec('CNAM-05', 'CNAM-09')`say when they take effect and when they can be changed again`, async () => {
    const name = {
      text: 'Jane Doe',
      in_force: 'Department 5',
      status: 'UpdateInProgress',
      changed_at: '2099-11-21T03:00:00Z',
      in_force_at: '2099-11-24T03:00:00Z',
      changeable_at: '2099-11-28T03:00:00Z',
    }
    const view = { number: { ...taken, calling_name: name }, account: { id: 'a1', name: 'Acme' }, telephony: { inbound_calling: true, outbound_calling: false, sms: true }, default_name: unnamed }
    serve({ 'GET /console/numbers/%2B12065550101': () => ({ body: view }) })
    openPage(`${home}/%2B12065550101`)
    expect(await screen.findByText(/Takes effect by .* Until then “Department 5” is shown./)).toBeVisible()
    expect(screen.getAllByText(/changed once every seven days/).some((text) => text.closest('[hidden]') === null)).toBe(true)
    expect(screen.getByRole('link', { name: 'Bob' })).toHaveAttribute('href', '/console/accounts/a1/users/u1')
    expect(screen.getByRole('button', { name: 'Update unique calling name' })).toHaveAttribute('aria-disabled', 'true')
  })
})

describe('the pages of one number and of one user', () => {
  const view = { number: free, account: null, telephony: null, default_name: { ...unnamed, text: 'Acme', in_force: 'Acme' } }

  it(spec('CNAM-07')`give a number a name of its own`, async () => {
    serve({ 'GET /console/numbers/%2B12065550100': () => ({ body: view }), 'POST /console/numbers/names': () => ok('+12065550100') })
    openPage(`${home}/%2B12065550100`)
    await screen.findByText('This number is not assigned to anybody.')
    const dialog = await choose('Update unique calling name')
    await userEvent.type(dialog.getByRole('textbox', { name: 'Unique calling name' }), 'Jane Doe')
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }))
    expect(await screen.findByText('The calling name of 1 number will be “Jane Doe”')).toBeVisible()
  })

  it(spec('ASGN-03')`assign a free number from the user's own page`, async () => {
    const user = {
      id: 'u1',
      email: 'bob@example.com',
      display_name: 'Bob',
      registration: 'Registered',
      license: 'Pro',
      user_type: 'PrivateUser',
      privacy: 'Public',
      invited_at: null,
      joined_at: null,
      last_active_at: null,
      released_at: null,
      personal_pin: null,
      meeting_satisfaction: null,
      messages_sent: 0,
      meetings_attended: 0,
      meetings_organized: 0,
      phone_number: null,
      account: { id: 'a1', name: 'Acme' },
    }
    serve({
      'GET /console/accounts/a1': () => ({ body: { id: 'a1', name: 'Acme', type: 'Team', users: 1, status: 'Active', default_license: 'Pro', domains: [], created_at: free.created_at } }),
      'GET /console/accounts/a1/users/u1': () => ({ body: user }),
      'POST /console/numbers/%2B12065550100/assign': () => ({ body: { ...free, status: 'Assigned', holder } }),
    })
    openPage('/console/accounts/a1/users/u1')
    await userEvent.click(await screen.findByRole('button', { name: 'Assign a phone number' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Assign a phone number' }))
    await pick(dialog, 'Phone number', '206-555-0100')
    await userEvent.click(dialog.getByRole('button', { name: 'Assign' }))
    expect(await screen.findByText(/has the number \+1 206-555-0100 now/)).toBeVisible()
    expect(sent('/console/numbers/%2B12065550100/assign')).toEqual({ account_id: 'a1', user_id: 'u1' })
  })
})

describe('deleting numbers', () => {
  it(spec('DELQ-04', 'DELQ-05')`takes a tick and says how long they can be had back`, async () => {
    serve({ 'POST /console/numbers/delete': () => ({ status: 204 }) })
    openPage(home)
    await screen.findByText('+1 206-555-0100')
    await tick('+1 206-555-0100')
    const dialog = await choose('Delete phone number(s)')
    expect(dialog.getByText(/1 number will wait in the deletion queue until/)).toBeVisible()
    expect(dialog.getByRole('button', { name: 'Delete' })).toBeDisabled()
    await userEvent.click(dialog.getByRole('checkbox'))
    await userEvent.click(dialog.getByRole('button', { name: 'Delete' }))
    expect(await screen.findByText('1 number is in the deletion queue now')).toBeVisible()
    expect(sent('/console/numbers/delete')).toEqual({ phone_number_ids: ['+12065550100'] })
  })

  it(spec('DELQ-02')`is closed while one of them is assigned`, async () => {
    serve()
    openPage(home)
    await screen.findByText('+1 206-555-0101')
    await tick('+1 206-555-0101')
    await userEvent.click(screen.getByRole('button', { name: 'Actions' }))
    expect(screen.getByRole('menuitem', { name: 'Delete phone number(s)' })).toHaveAttribute('aria-disabled', 'true')
  })

  it(spec('DELQ-07')`is undone from the queue`, async () => {
    serve({
      'GET /console/numbers': () => page(gone),
      'POST /console/numbers/restore': () => ok('+12065550102'),
    })
    openPage(`${home}?tab=queue`)
    await screen.findByText('+1 206-555-0102')
    await tick('+1 206-555-0102')
    await userEvent.click(screen.getByRole('button', { name: 'Move to inventory' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Move to inventory' }))
    await userEvent.click(dialog.getByRole('button', { name: 'Move to inventory' }))
    expect(await screen.findByText('1 number is back in the inventory')).toBeVisible()
    await waitFor(() => expect(sent('/console/numbers/restore')).toEqual({ phone_number_ids: ['+12065550102'] }))
  })
})
