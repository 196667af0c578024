import { AnsweringServer, spec, type Answers } from '@carillon/shared/testing'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { administrator, openPage } from '../testing/page.tsx'

const acme = { id: 'a1', name: 'Acme', type: 'Team', created_at: '2026-11-21T03:00:00.000Z', users: 2, status: 'Active', default_license: 'Pro', domains: [] }
const signedIn = { 'GET /console/session': () => ({ body: administrator() }) }
const list = (...items: unknown[]) => ({ 'GET /console/accounts': () => ({ body: { items, next_cursor: null, total: items.length } }) })

let server: AnsweringServer
afterEach(() => server.close())
const serve = (answers: Answers) => {
  server = new AnsweringServer(answers)
}

describe('the accounts', () => {
  it(spec('ACC-16')`are where the console opens`, async () => {
    serve({ ...signedIn, ...list(acme) })
    const router = openPage('/console/')
    expect(await screen.findByRole('link', { name: 'Acme' })).toHaveAttribute('href', '/console/accounts/a1/users')
    expect(router.state.location.pathname).toBe('/console/accounts')
    expect(document.title).toBe('Accounts · Carillon console')
  })

  it('invite to create the first one when there is none', async () => {
    serve({ ...signedIn, ...list() })
    openPage('/console/accounts')
    expect(await screen.findByRole('link', { name: 'Create your first account' })).toHaveAttribute('href', '/console/accounts/new')
  })

  it('explain what the policies do not allow', async () => {
    const message = 'User: arn:aws:iam::123456789012:user/alice is not authorized to perform: chime:ListAccounts'
    serve({
      'GET /console/session': () => ({ body: administrator([]) }),
      'GET /console/accounts': () => ({ status: 403, body: { code: 'NotAllowed', message } }),
    })
    openPage('/console/accounts')
    expect(await screen.findByText(message)).toBeVisible()
    expect(screen.getByRole('link', { name: 'New account' })).toHaveAttribute('aria-disabled', 'true')
  })
})

describe('a new account', () => {
  it('needs a name, and then is there with nobody in it', async () => {
    serve({
      ...signedIn,
      'POST /console/accounts': () => ({ status: 201, body: { ...acme, users: 0 } }),
      'GET /console/accounts/a1': () => ({ body: { ...acme, users: 0 } }),
      'GET /console/accounts/a1/users': () => ({ body: { items: [], next_cursor: null, total: 0 } }),
    })
    const user = userEvent.setup()
    const router = openPage('/console/accounts/new')
    await user.click(await screen.findByRole('button', { name: 'Create account' }))
    expect(screen.getByText('Enter a name.')).toBeVisible()
    expect(server.asked.some(({ method }) => method === 'POST')).toBe(false)

    await user.type(screen.getByRole('textbox', { name: 'Account Name' }), ' Acme ')
    await user.click(screen.getByRole('button', { name: 'Create account' }))
    expect(await screen.findByText('Account “Acme” was created')).toBeVisible()
    expect(await screen.findByText('No users yet')).toBeVisible()
    expect(server.asked.find(({ method }) => method === 'POST')?.body).toEqual({ name: 'Acme' })
    expect(router.state.location.pathname).toBe('/console/accounts/a1/users')
  })

  it(spec('ACC-03', 'AMB-01')`may go on to claiming a domain`, async () => {
    serve({
      ...signedIn,
      'POST /console/accounts': () => ({ status: 201, body: { ...acme, users: 0 } }),
      'GET /console/accounts/a1': () => ({ body: { ...acme, users: 0 } }),
      'GET /console/accounts/a1/domains': () => ({ body: { items: [] } }),
    })
    const user = userEvent.setup()
    const router = openPage('/console/accounts/new')
    await user.type(await screen.findByRole('textbox', { name: 'Account Name' }), 'Acme')
    await user.click(screen.getByRole('button', { name: 'Create and claim a domain' }))
    expect(await screen.findByRole('textbox', { name: 'Domain' })).toBeVisible()
    expect(router.state.location.pathname).toBe('/console/accounts/a1/identity/getting-started')
  })

  it(spec('AMB-02')`may be called as another one, which is said beforehand`, async () => {
    serve({
      ...signedIn,
      'GET /console/account-names': () => ({ body: { count: 2 } }),
      'POST /console/accounts': () => ({ status: 201, body: { ...acme, users: 0 } }),
    })
    const user = userEvent.setup()
    openPage('/console/accounts/new')
    await user.type(await screen.findByRole('textbox', { name: 'Account Name' }), 'Acme')
    expect(await screen.findByText(/^2 other accounts have this name already/)).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Create account' }))
    expect(await screen.findByText('Account “Acme” was created')).toBeVisible()
  })

  it(spec('GS-04')`may use all regions or those that are selected`, async () => {
    serve({
      ...signedIn,
      'GET /console/regions': () => ({ body: { available: ['jakarta', 'milan'] } }),
      'POST /console/accounts': () => ({ status: 201, body: { ...acme, users: 0 } }),
    })
    const user = userEvent.setup()
    openPage('/console/accounts/new')
    await user.type(await screen.findByRole('textbox', { name: 'Account Name' }), 'Acme')
    expect(await screen.findByRole('radio', { name: 'Use all available Regions to ensure meeting quality' })).toBeChecked()
    await user.click(screen.getByRole('radio', { name: 'Use only the Regions that I select' }))
    await user.click(screen.getByRole('button', { name: 'Create account' }))
    expect(screen.getByText('Select at least one Region.')).toBeVisible()
    expect(server.asked.some(({ method }) => method === 'POST')).toBe(false)
    await user.click(screen.getByRole('button', { name: /Regions/ }))
    await user.click(await screen.findByRole('option', { name: 'milan' }))
    await user.click(screen.getByRole('button', { name: 'Create account' }))
    expect(await screen.findByText('Account “Acme” was created')).toBeVisible()
    expect(server.asked.find(({ method }) => method === 'POST')?.body).toEqual({ name: 'Acme', regions: ['milan'] })
  })

  it('has no choice of regions where there is one', async () => {
    serve({ ...signedIn, 'GET /console/regions': () => ({ body: { available: ['milan'] } }) })
    openPage('/console/accounts/new')
    expect(await screen.findByRole('textbox', { name: 'Account Name' })).toBeVisible()
    await waitFor(() => expect(server.asked.some(({ path }) => path === '/console/regions')).toBe(true))
    expect(screen.queryByRole('radio')).not.toBeInTheDocument()
  })

  it('shows at the field what the server refuses', async () => {
    serve({ ...signedIn, 'POST /console/accounts': () => ({ status: 400, body: { code: 'AccountNameWrong', message: 'Give the account another name.' } }) })
    const user = userEvent.setup()
    openPage('/console/accounts/new')
    await user.type(await screen.findByRole('textbox', { name: 'Account Name' }), 'Acme{Enter}')
    expect(await screen.findByText('Give the account another name.')).toBeVisible()
    expect(screen.getByRole('textbox', { name: 'Account Name' })).toHaveAccessibleDescription(/Give the account another name/)
  })
})

describe('the actions of an account', () => {
  const settings = '/console/accounts/a1/settings/account'
  const choose = async (act: string) => {
    const user = userEvent.setup()
    await user.click(await screen.findByRole('button', { name: 'Account actions' }))
    await user.click(screen.getByRole('menuitem', { name: act }))
    return { user, dialog: within(await screen.findByRole('dialog', { name: act })) }
  }

  it(spec('ACC-15', 'ACC-19')`rename it, unless one cancels`, async () => {
    serve({
      ...signedIn,
      'GET /console/accounts/a1': () => ({ body: acme }),
      'POST /console/accounts/a1/rename': () => ({ body: { ...acme, name: 'Apex' } }),
    })
    openPage(settings)
    const first = await choose('Rename account')
    await first.user.type(first.dialog.getByRole('textbox'), ' and more')
    await first.user.click(first.dialog.getByRole('button', { name: 'Cancel' }))
    expect(server.asked.some(({ method }) => method === 'POST')).toBe(false)

    const { user, dialog } = await choose('Rename account')
    await user.clear(dialog.getByRole('textbox'))
    expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled()
    await user.type(dialog.getByRole('textbox'), 'Apex')
    await user.click(dialog.getByRole('button', { name: 'Save' }))
    expect(await screen.findByText('The account is now called “Apex”')).toBeVisible()
    expect(server.asked.find(({ method }) => method === 'POST')?.body).toEqual({ name: 'Apex' })
  })

  it(spec('ACC-24')`name what stands against deleting it`, async () => {
    serve({
      ...signedIn,
      'GET /console/accounts/a1': () => ({ body: acme }),
      'GET /console/accounts/a1/deletion': () => ({
        body: { possible: false, obstacles: [{ code: 'AccountHasUsers', message: 'The account still has 2 users.', count: 2 }], counts: {} },
      }),
    })
    openPage(settings)
    const { dialog } = await choose('Delete account')
    expect(await dialog.findByText(/2 users are still in it/)).toBeVisible()
    expect(dialog.getByRole('link', { name: 'Users' })).toHaveAttribute('href', '/console/accounts/a1/users')
    expect(dialog.getByRole('button', { name: 'Delete account' })).toBeDisabled()
  })

  it(spec('ACC-32')`delete it once its name was typed`, async () => {
    serve({
      ...signedIn,
      ...list(),
      'GET /console/accounts/a1': () => ({ body: { ...acme, users: 0 } }),
      'GET /console/accounts/a1/deletion': () => ({ body: { possible: true, obstacles: [], counts: { invitations: 1 } } }),
      'DELETE /console/accounts/a1': () => ({ status: 204 }),
    })
    const router = openPage(settings)
    const { user, dialog } = await choose('Delete account')
    expect(await dialog.findByText('1 open invitation is withdrawn')).toBeVisible()
    expect(dialog.getByRole('button', { name: 'Delete account' })).toBeDisabled()
    await user.type(dialog.getByRole('textbox', { name: 'To confirm, type the name of the account' }), 'Acme')
    await user.click(dialog.getByRole('button', { name: 'Delete account' }))
    expect(await screen.findByText('Account “Acme” was deleted')).toBeVisible()
    await waitFor(() => expect(router.state.location.pathname).toBe('/console/accounts'))
  })

  it(spec('ACC-33', 'ACC-34', 'AMB-55')`say how much goes with it and what stays`, async () => {
    const counts = { users: 2, invitations: 0, rooms: 3, meetings: 1, numbers: 4, sessions: 5, bots: 1 }
    serve({
      ...signedIn,
      'GET /console/accounts/a1': () => ({ body: { ...acme, type: 'Enterprise' } }),
      'GET /console/accounts/a1/deletion': () => ({ body: { possible: true, obstacles: [], counts } }),
    })
    openPage(settings)
    const { dialog } = await choose('Delete account')
    for (const words of [
      '2 users are deleted, with all their data',
      '3 chat rooms are deleted',
      '1 running meeting ends',
      '4 phone numbers go into the deletion queue',
      '5 devices are signed out',
      '1 bot is deleted',
      /^Files that were already delivered to your buckets, such as call detail records and usage reports\./,
      /^Service attributes: that there were users and meetings/,
    ]) {
      expect(await dialog.findByText(words)).toBeVisible()
    }
    expect(dialog.queryByText(/invitation/)).not.toBeInTheDocument()
    expect(dialog.getByRole('textbox', { name: 'To confirm, type the name of the account' })).toBeVisible()
  })
})
