import type { Me } from '@carillon/shared/api'
import { AnsweringServer } from '@carillon/shared/testing'
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { stand } from '../../testing/stand.tsx'
import { SignInPage } from './sign-in-page.tsx'

const alice = { user_id: 'u1', email: 'alice@example.com', display_name: 'Alice' } as Me
let server: AnsweringServer
afterEach(() => server.close())

async function signIn(answer: { status: number; body: unknown }) {
  server = new AnsweringServer({ 'POST /session': () => answer, 'GET /signup': () => ({ body: { open: false } }) })
  const entered: Me[] = []
  await stand(<SignInPage onSignedIn={(me) => entered.push(me)} />)
  const user = userEvent.setup()
  await user.type(await screen.findByLabelText('E-mail address'), 'alice@example.com')
  await user.type(screen.getByLabelText('Password'), 'a long pass phrase')
  await user.click(screen.getByRole('button', { name: 'Sign in' }))
  return entered
}

describe('signing in', () => {
  it('lets the person in', async () => {
    const entered = await signIn({ status: 201, body: alice })
    await expect.poll(() => entered).toEqual([alice])
    expect(server.asked).toContainEqual({
      method: 'POST',
      path: '/session',
      body: { email: 'alice@example.com', password: 'a long pass phrase' },
    })
  })

  it('that is refused says so in words of its own, keeps the address and empties the password', async () => {
    await signIn({ status: 401, body: { code: 'SignInFailed', message: 'no' } })
    expect(await screen.findByRole('alert')).toHaveTextContent('The e-mail address or the password is wrong.')
    expect(screen.getByLabelText('E-mail address')).toHaveValue('alice@example.com')
    expect(screen.getByLabelText('Password')).toHaveValue('')
  })
})
