import type { EmailAnswer } from '@carillon/shared/api'
import { AnsweringServer } from '@carillon/shared/testing'
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { stand } from '../../testing/stand.tsx'
import { EmailChangePage } from './email-change-page.tsx'

const link: EmailAnswer = { act: 'confirm', old_email: 'alice@example.com', new_email: 'al@example.org', confirmed: false, approved: false, done: false }
let server: AnsweringServer
afterEach(() => {
  server.close()
  sessionStorage.clear()
  location.hash = ''
})

async function follow(found: Partial<EmailAnswer> | null, answered: Partial<EmailAnswer> = {}) {
  const gone = { status: 410, body: { code: 'LinkExpired', message: 'This link is no longer valid.' } }
  server = new AnsweringServer({
    'POST /email-change/check': () => (found ? { body: { ...link, ...found } } : gone),
    'POST /email-change': () => ({ body: { ...link, ...found, ...answered } }),
  })
  location.hash = 'a-secret'
  await stand(<EmailChangePage />)
  return userEvent.setup()
}

describe('a link about an e-mail address', () => {
  it('asks before it does anything, and says when the other mailbox is still to come', async () => {
    const user = await follow({})
    expect(await screen.findByText(/Confirm that al@example.org becomes/)).toBeInTheDocument()
    expect(server.asked.some(({ path }) => path === '/email-change')).toBe(false)
    await user.click(screen.getByRole('button', { name: 'Yes, do that' }))
    expect(await screen.findByRole('heading', { name: 'One more mailbox to go' })).toBeInTheDocument()
  })

  it('says that it is done when both have agreed', async () => {
    const user = await follow({ act: 'approve', confirmed: true }, { approved: true, done: true })
    await user.click(await screen.findByRole('button', { name: 'Yes, do that' }))
    expect(await screen.findByText('Sign in with al@example.org from now on.')).toBeInTheDocument()
  })

  it('stops the change and leads to another password', async () => {
    const user = await follow({ act: 'stop' })
    await user.click(await screen.findByRole('button', { name: 'Yes, do that' }))
    expect(await screen.findByRole('link', { name: 'Choose a new password' })).toBeInTheDocument()
  })

  it('that was used or is too old says so', async () => {
    await follow(null)
    expect(await screen.findByRole('alert')).toHaveTextContent('This link cannot be used')
  })
})
