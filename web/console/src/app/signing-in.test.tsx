import { AnsweringServer, spec, type Answers } from '@carillon/shared/testing'
import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { administrator, openPage } from '../testing/page.tsx'

const nobody = { 'GET /console/session': () => ({ status: 401, body: { code: 'SignInRequired', message: 'Sign in.' } }) }
const noAccounts = { 'GET /console/accounts': () => ({ body: { items: [], next_cursor: null, total: 0 } }) }

let server: AnsweringServer
afterEach(() => server.close())
const serve = (answers: Answers) => {
  server = new AnsweringServer(answers)
}

describe('signing in', () => {
  it('comes first, and then leads to the page that was asked for', async () => {
    serve({ ...nobody, ...noAccounts, 'POST /console/session': () => ({ status: 201, body: administrator() }) })
    const router = openPage('/console/accounts?search=bells')
    const user = userEvent.setup()
    await user.type(await screen.findByRole('textbox', { name: 'User name or e-mail address' }), 'alice')
    await user.type(screen.getByLabelText('Password'), 'a long enough password{Enter}')
    expect(await screen.findByText('No matches')).toBeVisible()
    expect(router.state.location.href).toBe('/console/accounts?search=bells')
    expect(server.asked.find(({ method }) => method === 'POST')?.body).toEqual({ kind: 'user', name: 'alice', password: 'a long enough password' })
  })

  it(spec('PRE-01')`waits for an owner, whom the set-up makes`, async () => {
    serve({ ...nobody, 'GET /setup': () => ({ body: { needed: true, development: false, host: 'just-this-machine', organisation_name: null } }) })
    openPage('/console/accounts')
    expect(await screen.findByRole('heading', { name: 'Carillon is not set up yet' })).toBeVisible()
    expect(screen.getByRole('link', { name: 'Go to the set-up' })).toHaveAttribute('href', '/setup')
    expect(screen.queryByRole('textbox')).not.toBeInTheDocument()
  })

  it('asks root for the password on a page of its own', async () => {
    serve({ ...nobody, 'POST /console/session': () => ({ status: 401, body: { code: 'SignInFailed', message: 'No.' } }) })
    openPage('/console/sign-in')
    const user = userEvent.setup()
    await user.click(await screen.findByRole('radio', { name: /Root user/ }))
    expect(screen.queryByLabelText('Password')).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Next' }))
    expect(screen.getByText('Enter the e-mail address of the root user.')).toBeVisible()
    await user.type(screen.getByRole('textbox', { name: 'Root user e-mail address' }), 'alice@example.com{Enter}')
    await user.type(await screen.findByLabelText('Password'), 'wrong{Enter}')
    expect(await screen.findByText('The e-mail address or the password is wrong.')).toBeVisible()
    expect(server.asked.find(({ method }) => method === 'POST')?.body).toMatchObject({ kind: 'root', name: 'alice@example.com' })
  })

  it('is asked for again when the session ends, and leads back', async () => {
    let ended = false
    serve({
      'GET /console/session': () => ({ body: administrator() }),
      'GET /console/accounts': () => (ended ? { status: 401, body: { code: 'SignInRequired', message: 'Sign in.' } } : noAccounts['GET /console/accounts']()),
    })
    const router = openPage('/console/accounts')
    await screen.findByText('No accounts yet')
    ended = true
    await userEvent.type(screen.getByRole('searchbox', { name: 'Find accounts by name' }), 'x')
    expect(await screen.findByText(/Your session has ended/)).toBeVisible()
    await waitFor(() => expect(router.state.location.search).toMatchObject({ to: '/console/accounts?search=x' }))
  })
})

describe('signing in with more than a password', () => {
  const asked = (code: string) => ({ status: 401, body: { code, message: '' } })
  const begin = async () => {
    const user = userEvent.setup()
    await user.type(await screen.findByRole('textbox', { name: 'User name or e-mail address' }), 'alice')
    await user.type(screen.getByLabelText('Password'), 'a long enough password{Enter}')
    return user
  }

  it(spec('IAM-06')`asks for the code of the device, again when it is wrong`, async () => {
    serve({
      ...nobody,
      ...noAccounts,
      'POST /console/session': ({ body }) => {
        const { code } = body as { code?: string }
        if (code === undefined) return asked('MfaCodeRequired')
        return code === '123456' ? { status: 201, body: administrator() } : asked('MfaCodeWrong')
      },
    })
    openPage('/console/sign-in?to=/console/accounts')
    const user = await begin()
    const field = await screen.findByRole('textbox', { name: 'Code' })
    await user.type(field, '654321{Enter}')
    expect(await screen.findByText(/This code is wrong/)).toBeVisible()
    await user.clear(field)
    await user.type(field, '123456{Enter}')
    expect(await screen.findByText('No accounts yet')).toBeVisible()
    expect(server.asked.findLast(({ method }) => method === 'POST')?.body).toEqual({ kind: 'user', name: 'alice', password: 'a long enough password', code: '123456' })
  })

  it('asks for another password where it was given by somebody else, and then still for the code', async () => {
    serve({
      ...nobody,
      ...noAccounts,
      'POST /console/session': ({ body }) => {
        const { code, new_password } = body as { code?: string; new_password?: string }
        if (new_password === undefined) return asked('PasswordChangeRequired')
        return code === undefined ? asked('MfaCodeRequired') : { status: 201, body: administrator() }
      },
    })
    openPage('/console/sign-in?to=/console/accounts')
    const user = await begin()
    await user.type(await screen.findByLabelText('New password'), 'another password of mine')
    await user.type(screen.getByLabelText('New password again'), 'another password of mine{Enter}')
    await user.type(await screen.findByRole('textbox', { name: 'Code' }), '123456{Enter}')
    expect(await screen.findByText('No accounts yet')).toBeVisible()
    expect(server.asked.findLast(({ method }) => method === 'POST')?.body).toMatchObject({ new_password: 'another password of mine', code: '123456' })
  })
})

describe('a new root password', () => {
  it('is set with the secret of the link, which is then gone from the address', async () => {
    serve({ 'POST /console/root/reset': () => ({ status: 204 }) })
    const router = openPage('/console/root-reset#s3cret')
    const user = userEvent.setup()
    await user.type(await screen.findByLabelText('New password'), 'a long enough password')
    await user.type(screen.getByLabelText('New password again'), 'another password')
    await user.click(screen.getByRole('button', { name: 'Set password' }))
    expect(screen.getByText('The two passwords differ.')).toBeVisible()
    await user.clear(screen.getByLabelText('New password again'))
    await user.type(screen.getByLabelText('New password again'), 'a long enough password{Enter}')
    expect(await screen.findByText(/The root password is changed/)).toBeVisible()
    expect(server.asked[0]?.body).toEqual({ secret: 's3cret', password: 'a long enough password' })
    expect(router.state.location.hash).toBe('')
  })

  it('needs the whole link', async () => {
    serve({})
    openPage('/console/root-reset')
    expect(await screen.findByText('This link is not complete')).toBeVisible()
  })
})
