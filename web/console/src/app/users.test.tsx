import { AnsweringServer, spec, type Answers } from '@carillon/shared/testing'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { administrator, openPage } from '../testing/page.tsx'

const team = { id: 'a1', name: 'Acme', type: 'Team', created_at: '2026-11-21T03:00:00.000Z', users: 2, status: 'Active', default_license: 'Pro', domains: [] }
const enterprise = { ...team, type: 'Enterprise', domains: [{ name: 'example.com', verified_at: '2026-11-21T03:00:00.000Z' }] }
const bob = {
  id: 'u1',
  email: 'bob@example.com',
  display_name: 'Bob',
  registration: 'Registered',
  license: 'Pro',
  user_type: 'PrivateUser',
  invited_at: '2026-11-20T03:00:00.000Z',
  joined_at: '2026-11-21T12:00:00.000Z',
}
const carol = { ...bob, id: 'u2', email: 'carol@example.com', display_name: null, registration: 'Unregistered', joined_at: null }
const detail = {
  ...bob,
  personal_pin: '0123456789',
  privacy: 'Public',
  last_active_at: '2026-11-21T12:00:00.000Z',
  messages_sent: 1025,
  meetings_attended: 87,
  meetings_organized: 12,
  meeting_satisfaction: 92,
  phone_number: null,
  account: { id: 'a1', name: 'Acme' },
}
const page = (...items: unknown[]) => ({ body: { items, next_cursor: null, total: items.length } })

let server: AnsweringServer
afterEach(() => server.close())
const serve = (answers: Answers = {}, account: object = team) => {
  server = new AnsweringServer({
    'GET /console/session': () => ({ body: administrator() }),
    'GET /console/accounts/a1': () => ({ body: account }),
    'GET /console/accounts/a1/users': () => page(bob, carol),
    'GET /console/accounts/a1/users/u1': () => ({ body: detail }),
    'GET /console/accounts/a1/user-count': () => ({ body: { total: 2 } }),
    'GET /console/accounts/a1/users/u1/active-pro': () => ({ body: { month: '2026-11', days: ['2026-11-20', '2026-11-21'] } }),
    'POST /console/accounts/a1/users/preview': () => ({ body: { users: 1, invitations: 0, meetings: 1, numbers: 1, sessions: 2 } }),
    ...answers,
  })
}
const bodyOf = (path: string) => server.asked.find((asked) => asked.method === 'POST' && asked.path === path)?.body
const rowOf = async (text: string) => within((await screen.findByText(text)).closest('tr') as HTMLElement)
const choose = async (act: string) => {
  const user = userEvent.setup()
  await user.click(await screen.findByRole('button', { name: 'User actions' }))
  await user.click(screen.getByRole('menuitem', { name: act }))
  return { user, dialog: within(await screen.findByRole('dialog', { name: act })) }
}
const users = '/console/accounts/a1/users'

describe('the users of an account', () => {
  it(spec('USR-05')`show who has not registered with an address and nothing else`, async () => {
    serve()
    openPage(users)
    const row = await rowOf('carol@example.com')
    expect(row.getAllByText('-')).toHaveLength(3)
    expect(row.getByText('Unregistered')).toBeVisible()
    expect((await rowOf('bob@example.com')).getByText('Pro')).toBeVisible()
    expect(screen.getByRole('link', { name: 'Bob' })).toHaveAttribute('href', '/console/accounts/a1/users/u1')
  })

  it(spec('USR-06')`are searched on the server, and the search is in the address`, async () => {
    serve({ 'GET /console/accounts/a1/users?search=bob&limit=20&counted=false': () => page(bob) })
    const router = openPage(users)
    await userEvent.type(await screen.findByRole('searchbox', { name: 'Find users by e-mail address or name' }), 'bob')
    await waitFor(() => expect(screen.queryByText('carol@example.com')).toBeNull())
    expect(router.state.location.href).toBe('/console/accounts/a1/users?search=bob')
  })

  it('say that nothing matches, and lead back to all', async () => {
    serve({ 'GET /console/accounts/a1/users?search=zzz&limit=20&counted=false': () => page() })
    openPage(`${users}?search=zzz`)
    await userEvent.click(await screen.findByRole('button', { name: 'Clear search' }))
    expect(await screen.findByText('bob@example.com')).toBeVisible()
  })

  it('are on pages that the address names, gone to at once by their number', async () => {
    serve({
      'GET /console/accounts/a1/users?limit=20&counted=false&page=1000': () => ({ body: { items: [carol], next_cursor: 'after', total: null } }),
      'GET /console/accounts/a1/users?limit=20&counted=false&cursor=after': () => ({ body: { items: [bob], next_cursor: null, total: null } }),
      'GET /console/accounts/a1/user-count': () => ({ body: { total: 100_000 } }),
    })
    const router = openPage(`${users}?page=1000`)
    expect(await screen.findByText('carol@example.com')).toBeVisible()
    expect(await screen.findByText('(100,000)')).toBeVisible()
    expect(screen.queryByText('bob@example.com')).toBeNull()
    expect(router.state.location.href).toBe(`${users}?page=1000`)
  })

  it('are filtered and sorted by the server as the address says', async () => {
    serve({
      'GET /console/accounts/a1/users?registration=Registered&sort=joined&descending=true&limit=20&counted=false': () => page(bob),
      'GET /console/accounts/a1/user-count?registration=Registered': () => ({ body: { total: 1 } }),
    })
    openPage(`${users}?registration=Registered&sort=joined&descending=true`)
    expect(await screen.findByText('bob@example.com')).toBeVisible()
    expect(await screen.findByText('(1)')).toBeVisible()
    expect(screen.queryByText('carol@example.com')).toBeNull()
    expect(screen.getAllByRole('columnheader', { name: /Joined/ })[0]).toHaveAttribute('aria-sort', 'descending')
  })

  it('are all chosen beyond the page, and an act goes to each of them in slices', async () => {
    const everybody = Array.from({ length: 60 }, (_, number) => `u${number}`)
    serve({
      'GET /console/accounts/a1/user-count': () => ({ body: { total: 60 } }),
      'GET /console/accounts/a1/user-ids': () => ({ body: { items: everybody, next_cursor: null } }),
      'POST /console/accounts/a1/users/licenses': ({ body }) => ({
        body: { results: (body as { user_ids: string[] }).user_ids.map((user_id) => ({ user_id, ok: true, message: null })) },
      }),
    })
    openPage(users)
    await screen.findByText('bob@example.com')
    await userEvent.click(screen.getAllByRole('checkbox', { name: 'Select all' })[0] as HTMLElement)
    await userEvent.click(await screen.findByRole('button', { name: 'Choose all 60 that match' }))
    expect(screen.getByText('60 users are chosen.')).toBeVisible()
    const { user, dialog } = await choose('Assign user permission')
    await user.click(dialog.getByRole('button', { name: 'Assign' }))
    expect(await screen.findByText('60 users have the permission Pro now')).toBeVisible()
    const asked = server.asked.filter(({ path }) => path.endsWith('/licenses')).map(({ body }) => (body as { user_ids: string[] }).user_ids.length)
    expect(asked).toEqual([50, 10])
  })

  it(spec('USR-34')`are all chosen by one tick, and get a permission together`, async () => {
    serve({
      'POST /console/accounts/a1/users/licenses': () => ({
        body: { results: [{ user_id: 'u1', ok: true, message: null }, { user_id: 'u2', ok: false, message: 'Nobody knows why.' }] },
      }),
    })
    openPage(users)
    await screen.findByText('bob@example.com')
    expect(screen.getByRole('button', { name: 'User actions' })).toHaveAttribute('aria-disabled', 'true')
    await userEvent.click(screen.getAllByRole('checkbox', { name: 'Select all' })[0] as HTMLElement)
    const { user, dialog } = await choose('Assign user permission')
    await user.click(within(dialog.getByRole('radiogroup', { name: 'Permissions' })).getByRole('radio', { name: 'Basic' }))
    await user.click(dialog.getByRole('button', { name: 'Assign' }))
    expect(await screen.findByText('1 user has the permission Basic now')).toBeVisible()
    expect(screen.getByText('carol@example.com: Nobody knows why.')).toBeVisible()
    expect(bodyOf('/console/accounts/a1/users/licenses')).toEqual({ user_ids: ['u1', 'u2'], license: 'Basic' })
  })

  it(spec('USR-33')`of a Team account cannot be suspended`, async () => {
    serve()
    openPage(`${users}/u1`)
    await userEvent.click(await screen.findByRole('button', { name: 'User actions' }))
    expect(screen.getByRole('menuitem', { name: 'Remove user' })).toBeVisible()
    expect(screen.queryByRole('menuitem', { name: 'Suspend user' })).toBeNull()
  })

  it(spec('USR-39')`of an Enterprise account are suspended after a tick`, async () => {
    serve({ 'POST /console/accounts/a1/users/suspend': () => ({ body: { results: [{ user_id: 'u1', ok: true, message: null }] } }) }, enterprise)
    openPage(`${users}/u1`)
    const { user, dialog } = await choose('Suspend user')
    expect(dialog.getByRole('button', { name: 'Suspend' })).toBeDisabled()
    await user.click(dialog.getByRole('checkbox'))
    await user.click(dialog.getByRole('button', { name: 'Suspend' }))
    expect(await screen.findByText('1 user is suspended now')).toBeVisible()
  })

  it('are removed, and their page is left for the list', async () => {
    serve({ 'POST /console/accounts/a1/users/remove': () => ({ body: { results: [{ user_id: 'u1', ok: true, message: null }] } }) })
    const router = openPage(`${users}/u1`)
    const { user, dialog } = await choose('Remove user')
    await user.click(dialog.getByRole('button', { name: 'Remove' }))
    expect(await screen.findByText('1 user was removed from the account')).toBeVisible()
    expect(router.state.location.pathname).toBe(users)
  })
})

describe('inviting users', () => {
  it(spec('USR-04')`names the result of every address`, async () => {
    serve({
      'POST /console/accounts/a1/invitations': () => ({
        body: {
          results: [
            { address: 'dan@example.com', outcome: 'invited', message: '' },
            { address: 'nonsense', outcome: 'invalid', message: '' },
          ],
        },
      }),
    })
    openPage(users)
    const user = userEvent.setup()
    await user.click(await screen.findByRole('button', { name: 'Invite users' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Invite new users' }))
    expect(dialog.getByRole('button', { name: 'Invite users' })).toBeDisabled()
    await user.type(dialog.getByRole('textbox', { name: 'Email addresses' }), 'dan@example.com; nonsense')
    await user.click(dialog.getByRole('button', { name: 'Invite users' }))
    expect(await screen.findByRole('dialog', { name: '1 invitation sent' })).toBeVisible()
    expect((await rowOf('nonsense')).getByText('Not an e-mail address')).toBeVisible()
    expect(bodyOf('/console/accounts/a1/invitations')).toEqual({ addresses: 'dan@example.com; nonsense' })

    await user.click(screen.getByRole('button', { name: 'Correct the others' }))
    expect(await screen.findByRole('textbox', { name: 'Email addresses' })).toHaveValue('nonsense')
  })
})

describe('the detail of a user', () => {
  it(spec('USR-08')`has the fourteen fields of the guide`, async () => {
    serve()
    openPage(`${users}/u1`)
    await screen.findByText('0123456789')
    const labels = [...document.querySelectorAll('dt')].map((label) => label.textContent)
    expect(labels).toEqual([
      'Display name',
      'Email address',
      'Registration',
      'Permission tier',
      'Invited',
      'Joined',
      'Personal PIN',
      'Privacy setting',
      'Meetings attended',
      'Meetings organized',
      'Meeting satisfaction',
      'Last active date',
      'Chat messages sent',
      'Phone number',
    ])
    expect(screen.getByText('92%')).toBeVisible()
    expect(screen.getByText('1,025')).toBeVisible()
  })

  it(spec('PIN-05')`gets another personal PIN only when that is confirmed`, async () => {
    serve({ 'POST /console/accounts/a1/users/u1/personal-pin': () => ({ body: { ...detail, personal_pin: '9876543210' } }) })
    openPage(`${users}/u1`)
    const first = await choose('Reset personal PIN')
    await first.user.click(first.dialog.getByRole('button', { name: 'Cancel' }))
    expect(server.asked.some(({ method }) => method === 'POST')).toBe(false)
    const { user, dialog } = await choose('Reset personal PIN')
    await user.click(dialog.getByRole('button', { name: 'Confirm' }))
    expect(await screen.findByText('9876543210')).toBeVisible()
  })
})

it('words the types that the filter asks for', async () => {
  serve()
  openPage('/console/accounts/a1/users?user_type=SharedDevice')
  expect(await screen.findByRole('group', { name: /= Shared device$/ })).toBeVisible()
})

it('marks where a page below an entry of the navigation belongs', async () => {
  serve()
  openPage('/console/accounts/a1/users/u1')
  expect(await screen.findByRole('link', { name: 'Users', current: 'page' })).toBeVisible()
})
