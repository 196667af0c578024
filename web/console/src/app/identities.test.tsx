import { AnsweringServer, spec, type Answers } from '@carillon/shared/testing'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { EVERYTHING, administrator, openPage } from '../testing/page.tsx'

const users = '/console/iam/users'
const groups = '/console/iam/groups'
const mine = '/console/security-credentials'
const all = [...EVERYTHING, 'iam:CreateUser', 'iam:CreateLoginProfile', 'iam:CreateGroup', 'iam:AddUserToGroup', 'iam:RemoveUserFromGroup']
const bob = { id: 'AIDABOB', name: 'bob', email: null, created_at: '2026-11-21T03:00:00Z', has_password: false, groups: 0, keys: 1, devices: 0, last_used_at: null }
const detail = {
  id: 'AIDABOB',
  name: 'bob',
  arn: 'arn:aws:iam::123456789012:user/bob',
  path: '/',
  email: null,
  created_at: '2026-11-21T03:00:00Z',
  has_password: true,
  password_set_at: '2026-11-21T03:00:00Z',
  must_change_password: false,
  may: ['iam:DeleteUser', 'iam:ListAccessKeys', 'iam:CreateAccessKey', 'iam:UpdateAccessKey', 'iam:DeleteAccessKey', 'iam:DeactivateMFADevice', 'iam:UpdateLoginProfile', 'iam:DeleteLoginProfile'],
}
const key = { access_key_id: 'AKIABOB', status: 'Active', created_at: '2026-11-21T03:00:00Z', last_used_at: null, last_used_service: null, last_used_region: null }
const device = { serial_number: 'arn:aws:iam::123456789012:mfa/bob/phone', name: 'phone', enabled_at: '2026-11-21T03:00:00Z' }
const own = {
  kind: 'user',
  name: 'alice',
  email: 'alice@example.com',
  arn: 'arn:aws:iam::123456789012:user/alice',
  has_password: true,
  password_set_at: '2026-11-21T03:00:00Z',
  with_mfa: false,
  keys: { items: [], limit: 2 },
  devices: { items: [], limit: 8 },
  may: ['iam:ChangePassword', 'iam:EnableMFADevice', 'iam:DeleteAccessKey'],
}
const page = (...items: unknown[]) => ({ body: { items, next_cursor: null, total: items.length } })
const none = () => ({ body: { items: [], limit: 10 } })

let server: AnsweringServer
afterEach(() => server.close())
const serve = (answers: Answers = {}, may = all) => {
  server = new AnsweringServer({
    'GET /console/session': () => ({ body: administrator(may) }),
    [`GET ${users}`]: () => page(bob),
    [`GET ${users}/bob`]: () => ({ body: detail }),
    [`GET ${users}/bob/policies`]: none,
    [`GET ${users}/bob/inline-policies`]: () => ({ body: { names: [], size: 0, limit: 2048 } }),
    [`GET ${users}/bob/boundary`]: () => ({ body: { policy: null } }),
    [`GET ${users}/bob/keys`]: () => ({ body: { items: [key], limit: 2 } }),
    [`GET ${users}/bob/devices`]: () => ({ body: { items: [device], limit: 8 } }),
    [`GET ${mine}`]: () => ({ body: own }),
    ...answers,
  })
}
const sent = (method: string, path: string) => server.asked.find((asked) => asked.method === method && asked.path === path)
const press = async (name: string) => {
  const user = userEvent.setup()
  await user.click(await screen.findByRole('button', { name }))
  return user
}
const dialogOf = async (name: string) => within(await screen.findByRole('dialog', { name }))

describe('IAM users', () => {
  it('are listed with what they come in with, and lead to their page', async () => {
    serve()
    openPage(users)
    expect(await screen.findByRole('link', { name: 'bob' })).toHaveAttribute('href', `${users}/bob`)
    expect(document.title).toBe('IAM users · Carillon console')
  })

  it(spec('IAM-37')`are not created by whom no policy allows it, and the reason is told`, async () => {
    serve({}, EVERYTHING)
    openPage(users)
    const button = await screen.findByRole('link', { name: 'Create user' })
    expect(button).toHaveAttribute('aria-disabled', 'true')
  })

  it('are created with a name and then a password, which is told to nobody else', async () => {
    serve({ [`POST ${users}`]: () => ({ status: 201, body: detail }), [`POST ${users}/bob/password`]: () => ({ status: 201, body: {} }) })
    const router = openPage('/console/iam/new-user')
    const user = userEvent.setup()
    await user.click(await screen.findByRole('button', { name: 'Create user' }))
    expect(screen.getByText('Enter a name.')).toBeVisible()
    await user.type(screen.getByRole('textbox', { name: 'User name' }), 'bob')
    await user.click(screen.getByRole('checkbox', { name: 'Let this user sign in to the console' }))
    await user.type(screen.getByLabelText('New password'), 'a long enough password')
    await user.type(screen.getByLabelText('New password again'), 'a long enough password')
    await user.click(screen.getByRole('button', { name: 'Create user' }))
    await waitFor(() => expect(router.state.location.pathname).toBe(`${users}/bob`))
    expect(sent('POST', users)?.body).toEqual({ user_name: 'bob', email: null })
    expect(sent('POST', `${users}/bob/password`)?.body).toEqual({ password: 'a long enough password', password_reset_required: true })
  })

  it('keep what was made when the password is refused, and go on from there', async () => {
    let refused = true
    serve({
      [`POST ${users}`]: () => ({ status: 201, body: detail }),
      [`POST ${users}/bob/password`]: () => (refused ? { status: 400, body: { code: 'PasswordTooPlain', message: '' } } : { status: 201, body: {} }),
    })
    const router = openPage('/console/iam/new-user')
    const user = userEvent.setup()
    await user.type(await screen.findByRole('textbox', { name: 'User name' }), 'bob')
    await user.click(screen.getByRole('checkbox', { name: 'Let this user sign in to the console' }))
    await user.type(screen.getByLabelText('New password'), 'bobbobbobbob')
    await user.type(screen.getByLabelText('New password again'), 'bobbobbobbob')
    await user.click(screen.getByRole('button', { name: 'Create user' }))
    expect(await screen.findByText(/The password is too easy to guess/)).toBeVisible()
    refused = false
    await user.click(screen.getByRole('button', { name: 'Create user' }))
    await waitFor(() => expect(router.state.location.pathname).toBe(`${users}/bob`))
    expect(server.asked.filter(({ method, path }) => method === 'POST' && path === users)).toHaveLength(1)
  })

  it('are not deleted before the rest is gone, and the dialog says what that is', async () => {
    serve({ [`GET ${users}/bob/deletion`]: () => ({ body: { left_over: ['KEYS', 'GROUPS'] } }) })
    openPage(`${users}/bob`)
    await press('Delete')
    const dialog = await dialogOf('Delete user')
    expect(await dialog.findByText('Delete the access keys.')).toBeVisible()
    expect(dialog.getByText('Take the user out of all groups.')).toBeVisible()
    expect(dialog.getByRole('button', { name: 'Delete user' })).toBeDisabled()
  })

  it('are deleted once their name is typed, and the list is shown again', async () => {
    serve({ [`GET ${users}/bob/deletion`]: () => ({ body: { left_over: [] } }), [`DELETE ${users}/bob`]: () => ({ status: 204 }) })
    const router = openPage(`${users}/bob`)
    const user = await press('Delete')
    const dialog = await dialogOf('Delete user')
    await user.type(await dialog.findByRole('textbox', { name: 'To confirm, type the name' }), 'bob')
    await user.click(dialog.getByRole('button', { name: 'Delete user' }))
    expect(await screen.findByText('User “bob” was deleted')).toBeVisible()
    expect(router.state.location.pathname).toBe(users)
  })
})

describe('the credentials of a user', () => {
  const credentials = `${users}/bob?tab=credentials`

  it(spec('IAM-08')`show a new key with its secret once, and never again`, async () => {
    serve({ [`POST ${users}/bob/keys`]: () => ({ status: 201, body: { access_key_id: 'AKIANEW', secret_access_key: 'se/cret', created_at: '2026-11-21T03:00:00Z' } }) })
    openPage(credentials)
    const user = await press('Create access key')
    const before = await dialogOf('Create access key')
    await user.click(before.getByRole('button', { name: 'Create access key' }))
    const shown = await dialogOf('Access key created')
    expect(shown.getByText('se/cret')).toBeVisible()
    const file = shown.getByRole('link', { name: 'Download .csv file' })
    expect(decodeURIComponent(file.getAttribute('href') ?? '')).toContain('AKIANEW,se/cret')
    expect(file).toHaveAttribute('download', 'bob_accessKeys.csv')
    await user.click(shown.getByRole('button', { name: 'Done' }))
    expect(screen.queryByText('se/cret')).toBeNull()
  })

  it('let a key be switched off', async () => {
    serve({ [`POST ${users}/bob/keys/AKIABOB`]: () => ({ status: 204 }) })
    openPage(credentials)
    const user = await press('Actions for AKIABOB')
    await user.click(screen.getByRole('menuitem', { name: 'Deactivate' }))
    await user.click((await dialogOf('Deactivate access key')).getByRole('button', { name: 'Deactivate' }))
    expect(await screen.findByText('The key AKIABOB is inactive')).toBeVisible()
    expect(sent('POST', `${users}/bob/keys/AKIABOB`)?.body).toEqual({ status: 'Inactive' })
  })

  it('offer no third key', async () => {
    serve({ [`GET ${users}/bob/keys`]: () => ({ body: { items: [key, { ...key, access_key_id: 'AKIABOB2' }], limit: 2 } }) })
    openPage(credentials)
    await screen.findByText('AKIABOB2')
    expect(screen.getByRole('button', { name: 'Create access key' })).toHaveAttribute('aria-disabled', 'true')
  })

  it(spec('IAM-06')`let a lost device be taken away`, async () => {
    const path = `${users}/bob/devices?serial_number=${encodeURIComponent(device.serial_number)}`
    serve({ [`DELETE ${path}`]: () => ({ status: 204 }) })
    openPage(credentials)
    const user = await press('Remove phone')
    await user.click((await dialogOf('Remove MFA device')).getByRole('button', { name: 'Remove' }))
    expect(await screen.findByText('The device “phone” was removed')).toBeVisible()
  })

  it('give another password, to be changed at the next sign-in', async () => {
    serve({ [`PUT ${users}/bob/password`]: () => ({ status: 204 }) })
    openPage(credentials)
    const user = await press('Replace password')
    const dialog = await dialogOf('Replace password')
    expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled()
    await user.type(dialog.getByLabelText('New password'), 'a long enough password')
    await user.type(dialog.getByLabelText('New password again'), 'a long enough password')
    await user.click(dialog.getByRole('button', { name: 'Save' }))
    expect(await screen.findByText('“bob” has a new console password')).toBeVisible()
    expect(sent('PUT', `${users}/bob/password`)?.body).toEqual({ password: 'a long enough password', password_reset_required: true })
  })
})

describe('groups', () => {
  const ringers = { id: 'AGPA1', name: 'ringers', arn: 'arn:aws:iam::123456789012:group/ringers', path: '/', created_at: '2026-11-21T03:00:00Z', members: [{ id: 'AIDABOB', name: 'bob', email: null }], may: ['iam:DeleteGroup', 'iam:AddUserToGroup', 'iam:RemoveUserFromGroup'] }

  it(spec('IAM-09')`begin with an empty list, and the first one is created from there`, async () => {
    serve({
      [`GET ${groups}`]: () => page(),
      [`POST ${groups}`]: () => ({ status: 201, body: { ...ringers, members: [] } }),
      [`GET ${groups}/ringers`]: () => ({ body: { ...ringers, members: [] } }),
    })
    const router = openPage(groups)
    await screen.findByText('No groups yet')
    const user = userEvent.setup()
    await user.click(screen.getAllByRole('button', { name: 'Create group' })[0] as HTMLElement)
    const dialog = await dialogOf('Create group')
    await user.type(dialog.getByRole('textbox', { name: 'Group name' }), 'ringers')
    await user.click(dialog.getByRole('button', { name: 'Create group' }))
    expect(await screen.findByText('No members yet')).toBeVisible()
    expect(router.state.location.pathname).toBe(`${groups}/ringers`)
  })

  it('lose a member only when that is confirmed', async () => {
    serve({ [`GET ${groups}/ringers`]: () => ({ body: ringers }), [`DELETE ${groups}/ringers/members/bob`]: () => ({ status: 204 }) })
    openPage(`${groups}/ringers`)
    const user = await press('Remove bob')
    const dialog = await dialogOf('Remove from group')
    expect(sent('DELETE', `${groups}/ringers/members/bob`)).toBeUndefined()
    await user.click(dialog.getByRole('button', { name: 'Remove' }))
    await waitFor(() => expect(sent('DELETE', `${groups}/ringers/members/bob`)).toBeDefined())
  })
})

describe('my security credentials', () => {
  it('change the own password with the present one, whose fault is told at its field', async () => {
    let wrong = true
    serve({ [`POST ${mine}/password`]: () => (wrong ? { status: 403, body: { code: 'PasswordWrong', message: '' } } : { status: 204 }) })
    openPage(mine)
    const user = await press('Change password')
    const dialog = await dialogOf('Change password')
    await user.type(dialog.getByLabelText('Present password'), 'not this one')
    await user.type(dialog.getByLabelText('New password'), 'a long enough password')
    await user.type(dialog.getByLabelText('New password again'), 'a long enough password')
    await user.click(dialog.getByRole('button', { name: 'Change password' }))
    expect(await dialog.findByText('The current password is wrong.')).toBeVisible()
    wrong = false
    await user.click(dialog.getByRole('button', { name: 'Change password' }))
    expect(await screen.findByText('Your password is changed')).toBeVisible()
  })

  it(spec('IAM-06')`set a device up with two codes in a row`, async () => {
    const begun = { serial_number: 'arn:aws:iam::123456789012:mfa/alice/phone', seed: 'ABCDEFGH', picture: 'data:image/svg+xml,%3Csvg/%3E' }
    serve({ [`POST ${mine}/devices`]: () => ({ status: 201, body: begun }), [`POST ${mine}/devices/enable`]: () => ({ status: 204 }) })
    openPage(mine)
    const user = await press('Set up MFA device')
    await user.click((await dialogOf('Set up MFA device')).getByRole('button', { name: 'Next' }))
    expect(await screen.findByRole('img', { name: 'QR code for the authenticator app' })).toBeVisible()
    const dialog = await dialogOf('Set up MFA device')
    expect(dialog.getByText('ABCD EFGH')).toBeInTheDocument()
    await user.type(dialog.getByRole('textbox', { name: 'First code' }), '123 456')
    expect(dialog.getByRole('button', { name: 'Set up' })).toBeDisabled()
    await user.type(dialog.getByRole('textbox', { name: 'Second code' }), '234567')
    await user.click(dialog.getByRole('button', { name: 'Set up' }))
    expect(await screen.findByText('The MFA device is set up')).toBeVisible()
    expect(sent('POST', `${mine}/devices/enable`)?.body).toEqual({
      serial_number: begun.serial_number,
      authentication_code1: '123 456',
      authentication_code2: '234567',
    })
  })

  it('make no key where no policy allows it', async () => {
    serve()
    openPage(mine)
    expect(await screen.findByRole('button', { name: 'Create access key' })).toHaveAttribute('aria-disabled', 'true')
    expect(screen.getByRole('button', { name: 'Change password' })).not.toHaveAttribute('aria-disabled')
  })
})
