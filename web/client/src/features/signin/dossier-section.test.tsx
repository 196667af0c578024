import type { Me, OwnErasurePreview, PersonalExport } from '@carillon/shared/api'
import { AnsweringServer } from '@carillon/shared/testing'
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { stand } from '../../testing/stand.tsx'
import { DossierSection } from './dossier-section.tsx'

const alone: Me = {
  user_id: 'u1',
  email: 'alice@example.com',
  display_name: 'Alice',
  license: 'Basic',
  trial_ends_at: null,
  account: null,
  personal_pin: null,
  session_id: 's1',
  development: false,
}
const asked: PersonalExport = { id: 'e1', requested_at: '2026-11-21T03:00:00Z', ready_at: null, expires_at: null, size: null }
const ready: PersonalExport = { ...asked, id: 'e2', ready_at: '2026-11-21T03:01:00Z', expires_at: '2026-11-28T03:01:00Z', size: 1000 }
const wrong = { status: 403, body: { code: 'PasswordWrong', message: 'no' } }
let items: PersonalExport[]
let preview: OwnErasurePreview
let refusal: { status: number; body: { code: string; message: string } } | null
let server: AnsweringServer
const erased = vi.fn()
beforeEach(() => {
  items = []
  refusal = null
  preview = { confirmation: 'alice@example.com', administrator: false, counts: { messages: 1204, rooms_left: 2, phone_numbers: 0 } }
})
afterEach(() => {
  server.close()
  erased.mockReset()
})

async function open(me: Me = alone) {
  server = new AnsweringServer({
    'GET /profile/exports': () => ({ body: { items } }),
    'POST /profile/exports': () => {
      if (refusal) return refusal
      items = [asked, ...items]
      return { status: 202, body: asked }
    },
    'GET /profile/erasure': () => ({ body: preview }),
    'POST /profile/erasure': () => refusal ?? { status: 202, body: { id: 'r1', requested_at: '2026-11-21T03:00:00Z' } },
  })
  await stand(<DossierSection me={me} onErased={erased} />)
  return userEvent.setup()
}

async function openDialog() {
  const user = await open()
  await user.click(await screen.findByRole('button', { name: 'Delete my account' }))
  return { user, dialog: await screen.findByRole('dialog', { name: 'Delete your account?' }) }
}

const posted = () => server.asked.filter(({ method }) => method === 'POST')

describe('one’s own data', () => {
  it('is asked for with the password, once, and is put together meanwhile', async () => {
    const user = await open()
    await user.click(await screen.findByRole('button', { name: 'Download my data' }))
    await user.click(screen.getByRole('button', { name: 'Put the file together' }))
    expect(screen.getByText('Enter your current password.')).toBeInTheDocument()
    await user.type(screen.getByLabelText('Your password'), 'secret words')
    await user.click(screen.getByRole('button', { name: 'Put the file together' }))
    expect(await screen.findByText(/being put together/)).toBeInTheDocument()
    expect(await screen.findByRole('button', { name: 'Download my data' })).toBeDisabled()
    expect(posted()).toEqual([{ method: 'POST', path: '/profile/exports', body: { password: 'secret words' } }])
  })

  it('stays where the password is wrong, and says so in place', async () => {
    const user = await open()
    refusal = wrong
    await user.click(await screen.findByRole('button', { name: 'Download my data' }))
    await user.type(screen.getByLabelText('Your password'), 'wrong{Enter}')
    expect(await screen.findByText('The current password is wrong.')).toBeInTheDocument()
  })

  it('is a file with a day on which it goes', async () => {
    items = [ready]
    await open()
    expect(await screen.findByText(/here until/)).toBeInTheDocument()
    expect(screen.getByRole('link', { name: 'Download the file' })).toHaveAttribute('href', '/api/v1/profile/exports/e2/file')
  })
})

describe('the way out', () => {
  it('says what goes, and wants the address and the password', async () => {
    const { user, dialog } = await openDialog()
    expect(await within(dialog).findByText('Messages whose text goes: 1,204')).toBeInTheDocument()
    expect(within(dialog).queryByText(/Phone numbers/)).not.toBeInTheDocument()
    const act = within(dialog).getByRole('button', { name: 'Delete my account for good' })
    await user.type(within(dialog).getByLabelText('Type your e-mail address to confirm'), 'Alice@example.com')
    expect(act).toBeDisabled()
    await user.type(within(dialog).getByLabelText('Your password'), 'secret words')
    await user.click(act)
    await vi.waitFor(() => expect(erased).toHaveBeenCalledOnce())
    expect(posted()).toEqual([
      { method: 'POST', path: '/profile/erasure', body: { password: 'secret words', confirmation: 'Alice@example.com' } },
    ])
  })

  it('stays open where the password is wrong', async () => {
    const { user, dialog } = await openDialog()
    refusal = wrong
    await within(dialog).findByText(/Messages whose text goes/)
    await user.type(within(dialog).getByLabelText('Type your e-mail address to confirm'), 'alice@example.com')
    await user.type(within(dialog).getByLabelText('Your password'), 'wrong{Enter}')
    expect(await within(dialog).findByText('The current password is wrong.')).toBeInTheDocument()
    expect(erased).not.toHaveBeenCalled()
  })

  it('tells administrators of the installation that the console stays open to them', async () => {
    preview = { ...preview, administrator: true, counts: {} }
    const { dialog } = await openDialog()
    expect(await within(dialog).findByText(/Your way into the console stays/)).toBeInTheDocument()
    expect(within(dialog).getByText('Your profile goes; there is nothing else.')).toBeInTheDocument()
  })

  it('is closed to users of an account, who are told whom to ask', async () => {
    await open({ ...alone, account: { id: 'a1', name: 'Sales' } })
    const button = await screen.findByRole('button', { name: 'Delete my account' })
    expect(button).toBeDisabled()
    expect(button).toHaveAccessibleDescription(/ask an administrator of Sales/)
    expect(server.asked.map(({ path }) => path)).not.toContain('/profile/erasure')
  })
})
