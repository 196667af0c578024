import { AnsweringServer, type Answers } from '@carillon/shared/testing'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { EVERYTHING, administrator, openPage } from '../testing/page.tsx'

const page = (...items: unknown[]) => ({ body: { items, next_cursor: null, total: items.length } })
const acme = { id: 'a1', name: 'Acme', type: 'Team', created_at: '2026-11-20T03:00:00Z', users: 2, status: 'Active' }
const account = { id: 'a1', name: 'Acme', type: 'Team', created_at: '2026-11-20T03:00:00Z', default_license: 'Pro', domains: [], users: 2, status: 'Active' }
const bob = { id: 'u1', account_id: 'a1', account_name: 'Acme', email: 'bob@example.com', display_name: 'Bob', registration: 'Registered' }

let server: AnsweringServer
afterEach(() => server.close())
const serve = (answers: Answers = {}, may: string[] = EVERYTHING) => {
  server = new AnsweringServer({
    'GET /console/session': () => ({ body: administrator(may) }),
    'GET /console/accounts': () => page(acme),
    'GET /console/accounts/a1': () => ({ body: account }),
    'GET /console/accounts/a1/users': () => page(),
    'GET /console/users': () => ({ body: { items: [bob] } }),
    'GET /console/numbers': () => page(),
    'GET /console/events': () => page(),
    ...answers,
  })
}
const palette = async () => {
  await userEvent.keyboard('{Control>}k{/Control}')
  return screen.findByRole('combobox', { name: /^Search pages/ })
}
const chosen = () => screen.getByRole('option', { selected: true })

describe('the command palette', () => {
  it('goes to a page by keyboard alone', async () => {
    serve()
    const router = openPage('/console/accounts')
    await screen.findByRole('link', { name: 'Acme' })
    const field = await palette()
    await waitFor(() => expect(field).toHaveFocus())
    await userEvent.keyboard('event hist')
    expect(chosen()).toHaveTextContent('Event history')
    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(router.state.location.pathname).toBe('/console/events'))
    expect(screen.queryByRole('combobox', { name: /^Search pages/ })).not.toBeInTheDocument()
  })

  it('finds a user of any account by address', async () => {
    serve()
    const router = openPage('/console/accounts')
    await screen.findByRole('link', { name: 'Acme' })
    await userEvent.type(await palette(), 'bob@')
    expect(await screen.findByRole('option', { name: /Bob \(bob@example.com\)\s*Acme/ })).toBeVisible()
    await userEvent.keyboard('{ArrowUp}{Enter}')
    await waitFor(() => expect(router.state.location.pathname).toBe('/console/accounts/a1/users/u1'))
    expect(server.asked.some(({ path }) => path.startsWith('/console/users?search=bob%40'))).toBe(true)
  })

  it('goes over what policies do not allow, says why, and does not ask for it', async () => {
    serve({}, ['chime:ListAccounts'])
    openPage('/console/accounts')
    await screen.findByRole('link', { name: 'Acme' })
    await userEvent.type(await palette(), 'new account')
    const act = await screen.findByRole('option', { name: /New account/ })
    expect(act).toHaveAttribute('aria-disabled', 'true')
    expect(act).toHaveTextContent(/do not allow chime:CreateAccount/)
    await screen.findByRole('option', { name: 'Acme' })
    expect(server.asked.some(({ path }) => path.startsWith('/console/users') || path.startsWith('/console/numbers'))).toBe(false)
  })

  it('invites users to the account whose page is open', async () => {
    serve()
    openPage('/console/accounts/a1/users')
    await screen.findByRole('heading', { name: /^Users/, level: 1 })
    await userEvent.type(await palette(), 'invite')
    await userEvent.keyboard('{Enter}')
    expect(await screen.findByRole('dialog', { name: 'Invite new users' })).toBeVisible()
  })

  it('shows the shortcuts on ?, but not while somebody writes', async () => {
    serve()
    openPage('/console/accounts')
    await screen.findByRole('link', { name: 'Acme' })
    await userEvent.keyboard('/')
    const search = screen.getByRole('searchbox')
    expect(search).toHaveFocus()
    await userEvent.keyboard('?')
    expect(search).toHaveValue('?')
    search.blur()
    await userEvent.keyboard('?')
    const dialog = within(await screen.findByRole('dialog', { name: 'Keyboard shortcuts' }))
    expect(dialog.getByText('Ctrl + K')).toBeVisible()
  })

  it('closes with Esc and gives the keyboard back', async () => {
    serve()
    openPage('/console/accounts')
    const link = await screen.findByRole('link', { name: 'Acme' })
    link.focus()
    const field = await palette()
    await waitFor(() => expect(field).toHaveFocus())
    await userEvent.keyboard('{Escape}')
    await waitFor(() => expect(link).toHaveFocus())
  })
})
