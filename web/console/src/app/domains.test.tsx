import { AnsweringServer, spec, type Answers } from '@carillon/shared/testing'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { EVERYTHING, administrator, openPage } from '../testing/page.tsx'

const acme = { id: 'a1', name: 'Acme', type: 'Team', created_at: '2026-11-21T03:00:00.000Z', users: 2, status: 'Active', default_license: 'Pro', domains: [] }
const enterprise = { ...acme, type: 'Enterprise', domains: [{ name: 'example.com', verified_at: '2026-11-21T03:00:00.000Z' }] }
const verified = { name: 'example.com', status: 'Verified', verified_at: '2026-11-21T03:00:00.000Z', claim: null }
const claim = {
  record: { type: 'TXT', name: '_carillon-verify.example.com', value: 'token-of-43-characters' },
  claimed_at: '2026-11-21T03:00:00.000Z',
  expires_at: '2026-12-21T03:00:00.000Z',
  looked_at: null,
  next_look_at: '2026-11-21T03:05:00.000Z',
  finding: null,
  seen: [],
}
const pending = { name: 'example.com', status: 'Pending', verified_at: null, claim }
const signedIn = { 'GET /console/session': () => ({ body: administrator() }), 'GET /console/accounts/a1': () => ({ body: acme }) }
const list = (...items: unknown[]) => ({ 'GET /console/accounts/a1/domains': () => ({ body: { items } }) })
const DOMAINS = '/console/accounts/a1/identity/domains'

let server: AnsweringServer
afterEach(() => server.close())
const serve = (answers: Answers) => {
  server = new AnsweringServer(answers)
}
const asked = (method: string) => server.asked.filter((each) => each.method === method)

describe('the domains of an account', () => {
  it(spec('DOM-01', 'DOM-02', 'DOM-03')`are claimed in a dialog that leads to the record`, async () => {
    serve({
      ...signedIn,
      ...list(),
      'POST /console/accounts/a1/domains': () => ({ status: 201, body: pending }),
      'GET /console/accounts/a1/domains/example.com': () => ({ body: pending }),
      'GET /console/accounts/a1/domains/example.com/impact': () => ({ body: { counts: { joining: 3, from_accounts: 1, external: 2 } } }),
    })
    const user = userEvent.setup()
    const router = openPage(DOMAINS)
    expect(await screen.findByText('No domains yet')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Claim a new domain' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Verify a new domain' }))
    expect(dialog.getByText('To verify a new domain, enter the domain name below and click the "Verify this domain" button.')).toBeVisible()
    expect(dialog.getByRole('button', { name: 'Verify this domain' })).toBeDisabled()
    await user.type(dialog.getByRole('textbox', { name: 'Domain' }), 'alice@example.com')
    expect(dialog.getByText('Enter only the domain, such as example.com.')).toBeVisible()
    await user.clear(dialog.getByRole('textbox', { name: 'Domain' }))
    await user.type(dialog.getByRole('textbox', { name: 'Domain' }), 'Example.com')
    await user.click(dialog.getByRole('button', { name: 'Verify this domain' }))
    expect(await screen.findByText('token-of-43-characters')).toBeVisible()
    expect(screen.getByText('_carillon-verify.example.com')).toBeVisible()
    expect(screen.getByRole('button', { name: 'Copy the record value' })).toBeVisible()
    expect(screen.getByText(/may take up to 24 hours/)).toBeVisible()
    expect(screen.getByText('3 registered people with an address of this domain join the account, as Pro.')).toBeVisible()
    expect(router.state.location.pathname).toBe(`${DOMAINS}/example.com`)
    expect(asked('POST')[0]?.body).toEqual({ name: 'example.com' })
  })

  it(spec('DOM-08')`say at the field that a domain is another account's`, async () => {
    const message = 'The domain example.com belongs to another account.'
    serve({ ...signedIn, ...list(), 'POST /console/accounts/a1/domains': () => ({ status: 409, body: { code: 'DomainTaken', message } }) })
    const user = userEvent.setup()
    openPage(DOMAINS)
    await user.click(await screen.findByRole('button', { name: 'Claim a new domain' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.type(dialog.getByRole('textbox', { name: 'Domain' }), 'example.com{Enter}')
    expect(await dialog.findByText(message)).toBeVisible()
    expect(dialog.getByRole('textbox', { name: 'Domain' })).toHaveAccessibleDescription(/belongs to another account/)
  })

  it(spec('DOM-20')`are also where the settings are`, async () => {
    serve({ ...signedIn, ...list(verified) })
    openPage('/console/accounts/a1/settings/domains')
    expect(await screen.findByRole('link', { name: 'example.com' })).toHaveAttribute('href', `${DOMAINS}/example.com`)
    expect(screen.getByText('Verified')).toBeVisible()
    expect(screen.getByRole('button', { name: 'Remove domain' })).toHaveAttribute('aria-disabled', 'true')
  })

  it('are not claimed by whom the policies do not let', async () => {
    serve({ ...signedIn, ...list(), 'GET /console/session': () => ({ body: administrator(EVERYTHING.filter((action) => action !== 'chime:AddDomain')) }) })
    openPage(DOMAINS)
    expect(await screen.findByRole('button', { name: 'Claim a new domain' })).toHaveAttribute('aria-disabled', 'true')
  })
})

describe('a domain of another organisation', () => {
  const refused = { status: 409, body: { code: 'DomainOfAnother', message: 'The domain example.com belongs to another organisation. You can have that reviewed.' } }
  const inReview = { ...claim, looked_at: '2026-11-21T03:00:00.000Z', finding: 'in_review' }

  it(spec('AMB-08', 'DOM-08')`is claimed only to have it reviewed whose it is`, async () => {
    serve({
      ...signedIn,
      ...list(),
      'POST /console/accounts/a1/domains': ({ body }) => ((body as { contest?: boolean }).contest === true ? { status: 201, body: pending } : refused),
      'GET /console/accounts/a1/domains/example.com': () => ({ body: { ...pending, claim: inReview } }),
      'GET /console/accounts/a1/domains/example.com/impact': () => ({ body: { counts: {} } }),
    })
    const user = userEvent.setup()
    openPage(DOMAINS)
    await user.click(await screen.findByRole('button', { name: 'Claim a new domain' }))
    const dialog = within(await screen.findByRole('dialog'))
    expect(dialog.queryByRole('checkbox')).not.toBeInTheDocument()
    await user.type(dialog.getByRole('textbox', { name: 'Domain' }), 'example.com{Enter}')
    expect(await dialog.findByText(refused.body.message)).toBeVisible()
    expect(dialog.getByRole('button', { name: 'Verify this domain' })).toBeDisabled()
    await user.click(dialog.getByRole('checkbox', { name: 'Have it reviewed whose the domain is' }))
    await user.click(dialog.getByRole('button', { name: 'Verify this domain' }))
    expect(await screen.findByText(/whoever runs Carillon decides now whose it is/)).toBeVisible()
    expect(asked('POST').map(({ body }) => body)).toEqual([{ name: 'example.com' }, { name: 'example.com', contest: true }])
  })
})

describe('people who were suspended', () => {
  it(spec('AMB-06')`may register again after their domain was removed, unless the account keeps them out`, async () => {
    serve({
      ...signedIn,
      ...list(verified),
      'GET /console/accounts/a1': () => ({ body: { ...enterprise, block_suspended_reregistration: false } }),
      'PUT /console/accounts/a1/reregistration': () => ({ status: 204 }),
    })
    const user = userEvent.setup()
    openPage(DOMAINS)
    const box = await screen.findByRole('checkbox', { name: 'Keep people who were suspended from registering again' })
    expect(box).not.toBeChecked()
    await user.click(box)
    expect(await screen.findByText('Suspended people stay out')).toBeVisible()
    expect(asked('PUT').map(({ body }) => body)).toEqual([{ blocked: true }])
    expect(screen.getByRole('checkbox', { name: 'Keep people who were suspended from registering again' })).toBeChecked()
  })
})

describe('a claim', () => {
  it(spec('DOM-04', 'DOM-05', 'CONV-01')`tells what the last look found and is verified by another one`, async () => {
    const looked = { ...claim, looked_at: '2026-11-21T03:00:00.000Z', finding: 'other_value', seen: ['v=spf1 -all'] }
    serve({
      ...signedIn,
      'GET /console/accounts/a1/domains/example.com': () => ({ body: { ...pending, claim: looked } }),
      'GET /console/accounts/a1/domains/example.com/impact': () => ({ body: { counts: { joining: 0, from_accounts: 0, external: 0 } } }),
      'POST /console/accounts/a1/domains/example.com/look': () => ({ body: verified }),
    })
    const user = userEvent.setup()
    openPage(`${DOMAINS}/example.com`)
    expect(await screen.findByText('The record was there, with another value.')).toBeVisible()
    expect(screen.getByText('v=spf1 -all')).toBeVisible()
    expect(await screen.findByText('This account becomes an Enterprise account. It stays one.')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Verify now' }))
    expect(await screen.findByText('example.com is verified')).toBeVisible()
    expect(screen.getByText('Verified')).toBeVisible()
    expect(screen.getByRole('button', { name: 'Remove domain' })).toBeVisible()
  })

  it(spec('DOM-07')`has help for records that are not found`, async () => {
    serve({
      ...signedIn,
      'GET /console/accounts/a1/domains/example.com': () => ({ body: pending }),
      'GET /console/accounts/a1/domains/example.com/impact': () => ({ body: { counts: {} } }),
    })
    const user = userEvent.setup()
    openPage(`${DOMAINS}/example.com`)
    await user.click(await screen.findByText("Why isn't my domain claim request getting verified?"))
    expect(await screen.findByText(/Some providers add the domain to the name of a record by themselves/)).toBeVisible()
  })

  it('that ended begins anew', async () => {
    serve({
      ...signedIn,
      'GET /console/accounts/a1/domains/example.com': () => ({ body: { ...pending, status: 'Expired' } }),
      'GET /console/accounts/a1/domains/example.com/impact': () => ({ body: { counts: {} } }),
      'POST /console/accounts/a1/domains': () => ({ status: 201, body: pending }),
    })
    const user = userEvent.setup()
    openPage(`${DOMAINS}/example.com`)
    await user.click(await screen.findByRole('button', { name: 'Claim again' }))
    expect(await screen.findByText('token-of-43-characters')).toBeVisible()
  })

  it('is withdrawn', async () => {
    serve({ ...signedIn, ...list(pending), 'DELETE /console/accounts/a1/domains/example.com/claim': () => ({ status: 204 }) })
    const user = userEvent.setup()
    openPage(DOMAINS)
    await user.click(await screen.findByRole('radio', { name: 'example.com' }))
    await user.click(screen.getByRole('button', { name: 'Withdraw claim' }))
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Withdraw claim' }))
    expect(await screen.findByText('The claim of example.com was withdrawn')).toBeVisible()
  })
})

describe('removing a domain', () => {
  const open = async () => {
    serve({
      ...signedIn,
      ...list(verified),
      'GET /console/accounts/a1': () => ({ body: enterprise }),
      'GET /console/accounts/a1/domains/example.com/removal': () => ({
        body: { counts: { released: 4, suspended: 1, withdrawn: 0, sessions: 6, numbers: 2, meetings: 1 } },
      }),
      'DELETE /console/accounts/a1/domains/example.com': () => ({ status: 204 }),
    })
    const user = userEvent.setup()
    openPage(DOMAINS)
    await user.click(await screen.findByRole('radio', { name: 'example.com' }))
    await user.click(screen.getByRole('button', { name: 'Remove domain' }))
    return { user, dialog: within(await screen.findByRole('dialog', { name: 'Remove "example.com" domain' })) }
  }

  it(spec('DOM-21')`is explained in the fixed words and in numbers`, async () => {
    const { dialog } = await open()
    for (const words of [
      'You are about to remove this domain from your Carillon account.',
      'The following disruptive actions will occur to the users in this domain:',
      'will be suspended.',
      'be immediately signed out of all devices.',
      'lose their ability to access Carillon.',
      'lose their ability to host meetings, including those that have already been scheduled.',
      "if a user has been assigned a phone number, it will be unassigned and available in your account's phone number management inventory.",
      'I understand that this action cannot be reversed.',
    ]) {
      expect(dialog.getByText(words)).toBeVisible()
    }
    expect(dialog.getByText(/After 90 days, users in this domain will be deleted\./)).toBeVisible()
    expect(dialog.getByText('Learn more about removing domains.')).toBeVisible()
    expect(await dialog.findByText('4 users are released')).toBeVisible()
    expect(dialog.getByText('6 devices are signed out')).toBeVisible()
    expect(dialog.getByText('2 phone numbers go back to the inventory')).toBeVisible()
  })

  it(spec('DOM-22', 'AMB-07')`waits for the ticked box, and cancelling does nothing`, async () => {
    const first = await open()
    await first.dialog.findByText('4 users are released')
    expect(first.dialog.getByRole('button', { name: 'Remove' })).toBeDisabled()
    await first.user.click(first.dialog.getByRole('checkbox'))
    expect(first.dialog.getByRole('button', { name: 'Remove' })).toBeEnabled()
    await first.user.click(first.dialog.getByRole('button', { name: 'Cancel' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(asked('DELETE')).toEqual([])

    await first.user.click(screen.getByRole('button', { name: 'Remove domain' }))
    const again = within(await screen.findByRole('dialog'))
    await again.findByText('4 users are released')
    await first.user.click(again.getByRole('checkbox'))
    await first.user.click(again.getByRole('button', { name: 'Remove' }))
    expect(await screen.findByText('example.com was removed')).toBeVisible()
    expect(asked('DELETE')).toHaveLength(1)
  })
})

describe('getting started', () => {
  const START = '/console/accounts/a1/identity/getting-started'

  it(spec('CONV-02')`leads through three steps`, async () => {
    let items: unknown[] = []
    serve({
      ...signedIn,
      'GET /console/accounts/a1/domains': () => ({ body: { items } }),
      'GET /console/accounts/a1/domains/example.com/impact': () => ({ body: { counts: { joining: 1, from_accounts: 0, external: 0 } } }),
      'POST /console/accounts/a1/domains': () => {
        items = [pending]
        return { status: 201, body: pending }
      },
      'POST /console/accounts/a1/domains/example.com/look': () => {
        items = [verified]
        return { body: verified }
      },
    })
    const user = userEvent.setup()
    openPage(START)
    await user.click(await screen.findByRole('button', { name: 'Next' }))
    expect(await screen.findByText('Enter a domain.')).toBeVisible()
    await user.type(screen.getByRole('textbox', { name: 'Domain' }), 'example.com')
    await user.click(screen.getByRole('button', { name: 'Next' }))
    expect(await screen.findByText('token-of-43-characters')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Next' }))
    expect(await screen.findByText('1 registered person with an address of this domain joins the account, as Pro.')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Verify now' }))
    expect(await screen.findByText('This is an Enterprise account')).toBeVisible()
  })

  it(spec('CONV-02')`goes on where it was left`, async () => {
    serve({ ...signedIn, ...list(pending) })
    openPage(START)
    expect(await screen.findByText('token-of-43-characters')).toBeVisible()
    expect(screen.queryByRole('textbox', { name: 'Domain' })).toBeNull()
    await userEvent.setup().click(screen.getByRole('button', { name: 'Previous' }))
    expect(await screen.findByRole('button', { name: 'Withdraw claim' })).toBeVisible()
  })
})
