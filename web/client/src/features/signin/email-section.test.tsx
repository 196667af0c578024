import type { PendingEmail, Profile } from '@carillon/shared/api'
import { AnsweringServer } from '@carillon/shared/testing'
import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { stand } from '../../testing/stand.tsx'
import { EmailSection } from './email-section.tsx'

const pending: PendingEmail = { email: 'al@example.org', expires_at: '2026-11-22T03:00:00Z', confirmed: true, approved: false }
let profile: Profile
let refusal: { code: string; message: string } | null
let server: AnsweringServer
afterEach(() => server.close())

async function open(waiting: PendingEmail | null) {
  profile = { display_name: 'Alice', email: 'alice@example.com', time_zone: null, language: null, pending_email: waiting }
  refusal = null
  server = new AnsweringServer({
    'GET /profile': () => ({ body: profile }),
    'POST /profile/email': () => (refusal ? { status: 403, body: refusal } : { status: 202, body: pending }),
    'POST /profile/email/letters': () => ({ body: pending }),
    'DELETE /profile/email': () => {
      profile = { ...profile, pending_email: null }
      return { status: 204 }
    },
  })
  await stand(<EmailSection />)
  return userEvent.setup()
}

describe('the e-mail address', () => {
  it('is changed with the password, and the change is shown as waiting', async () => {
    const user = await open(null)
    await user.click(await screen.findByRole('button', { name: 'Change the address' }))
    await user.click(screen.getByRole('button', { name: 'Send the letters' }))
    expect(screen.getByText('Enter an e-mail address.')).toBeInTheDocument()
    await user.type(screen.getByLabelText('New e-mail address'), 'al@example.org')
    await user.type(screen.getByLabelText('Your password'), 'secret words')
    await user.click(screen.getByRole('button', { name: 'Send the letters' }))
    expect(await screen.findByText('Waiting for both mailboxes')).toBeInTheDocument()
    expect(server.asked).toContainEqual({ method: 'POST', path: '/profile/email', body: { email: 'al@example.org', password: 'secret words' } })
  })

  it('says in place that the password is wrong', async () => {
    const user = await open(null)
    refusal = { code: 'PasswordWrong', message: 'no' }
    await user.click(await screen.findByRole('button', { name: 'Change the address' }))
    await user.type(screen.getByLabelText('New e-mail address'), 'al@example.org')
    await user.type(screen.getByLabelText('Your password'), 'wrong')
    await user.click(screen.getByRole('button', { name: 'Send the letters' }))
    expect(await screen.findByText('The current password is wrong.')).toBeInTheDocument()
  })

  it('shows who has agreed, sends again and is kept as it was', async () => {
    const user = await open(pending)
    expect(await screen.findByText('New address: confirmed')).toBeInTheDocument()
    expect(screen.getByText('Present address: not approved yet')).toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: 'Send the letters again' }))
    await user.click(screen.getByRole('button', { name: 'Keep my present address' }))
    await waitFor(() => expect(screen.queryByText('Waiting for both mailboxes')).not.toBeInTheDocument())
    expect(server.asked.map(({ method, path }) => `${method} ${path}`)).toContain('POST /profile/email/letters')
  })
})
