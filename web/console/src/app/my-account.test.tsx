import { AnsweringServer, spec, type Answers } from '@carillon/shared/testing'
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { EVERYTHING, administrator, openPage } from '../testing/page.tsx'

const home = {
  id: '123456789012',
  name: 'Acme',
  created_at: '2026-11-21T03:00:00.000Z',
  set_up_at: '2026-11-21T03:00:00.000Z',
  root_name: 'Alice Archer',
  root_email: 'alice@example.com',
  accounts: 3,
  users: 41,
}
const event = { id: 'e1', at: '2026-11-21T03:00:00.000Z', name: 'CreateAccount', source: 'chime.amazonaws.com', user_name: 'alice', access_key_id: null, address: null, region: null, user_agent: null, request_id: 'r1', read_only: false, error_code: null, error_message: null, denial: null, resources: [], sealed: true }
const page = (may = EVERYTHING): Answers => ({
  'GET /console/session': () => ({ body: administrator(may) }),
  'GET /console/my-account': () => ({ body: home }),
  'GET /console/events': () => ({ body: { items: [event], next_cursor: null } }),
})

let server: AnsweringServer
afterEach(() => server.close())
const serve = (answers: Answers) => {
  server = new AnsweringServer(answers)
}

describe('my account', () => {
  it(spec('PRE-04')`shows whose it is, what is in it and what was done lately`, async () => {
    serve(page())
    openPage('/console/my-account')
    expect(await screen.findByText('Alice Archer')).toBeVisible()
    expect(screen.getByText('alice@example.com')).toBeVisible()
    expect(screen.getByRole('link', { name: '3' })).toHaveAttribute('href', '/console/accounts')
    expect(screen.getByText('41')).toBeVisible()
    const activity = within(await screen.findByRole('table', { name: 'Current activity' }))
    expect(await activity.findByRole('link', { name: 'CreateAccount' })).toHaveAttribute('href', '/console/events/e1')
  })

  it(spec('PRE-04')`lets its owner change its name`, async () => {
    serve({ ...page(), 'PUT /console/my-account/name': () => ({ body: { ...home, name: 'Acme North' } }) })
    const user = userEvent.setup()
    openPage('/console/my-account')
    await user.click(await screen.findByRole('button', { name: 'Rename' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Rename the organisation' }))
    expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled()
    await user.type(dialog.getByRole('textbox', { name: 'Organisation name' }), ' North')
    await user.click(dialog.getByRole('button', { name: 'Save' }))
    expect(await screen.findByText('The organisation is now called “Acme North”')).toBeVisible()
    expect(server.asked.find(({ method }) => method === 'PUT')?.body).toEqual({ name: 'Acme North' })
  })

  it('says why activity and name are closed to somebody', async () => {
    serve(page(EVERYTHING.filter((action) => !['account:PutAccountName', 'cloudtrail:LookupEvents'].includes(action))))
    openPage('/console/my-account')
    expect(await screen.findByRole('button', { name: 'Rename' })).toHaveAttribute('aria-disabled', 'true')
    expect(screen.getByText('Your policies do not allow you to see what was done.')).toBeVisible()
  })
})
