import type { Me, Profile } from '@carillon/shared/api'
import { AnsweringServer } from '@carillon/shared/testing'
import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { stand } from '../../testing/stand.tsx'
import { ProfileSection } from './profile-section.tsx'

const me = { user_id: 'u1', email: 'alice@example.com', display_name: 'Alice', license: 'Pro', trial_ends_at: null, account: { id: 'a1', name: 'Sales' } } as Me
const profile: Profile = { display_name: 'Alice', email: 'alice@example.com', time_zone: null, language: 'it', pending_email: null }
let server: AnsweringServer
afterEach(() => server.close())

async function open() {
  server = new AnsweringServer({
    'GET /profile': () => ({ body: profile }),
    'PUT /profile': ({ body }) => ({ body: { ...profile, ...(body as Partial<Profile>) } }),
  })
  await stand(<ProfileSection me={me} />)
  return userEvent.setup()
}

describe('the profile', () => {
  it('is saved with another name and a time zone that was searched for', async () => {
    const user = await open()
    await user.clear(await screen.findByLabelText('Name'))
    await user.type(screen.getByLabelText('Name'), 'Alice Adams')
    const zone = screen.getByRole('combobox', { name: 'Time zone' })
    await user.click(zone)
    await user.clear(zone)
    await user.paste('zurich')
    await user.click(await screen.findByRole('option', { name: 'Europe/Zurich' }))
    await user.click(screen.getByRole('button', { name: 'Save' }))
    await waitFor(() =>
      expect(server.asked).toContainEqual({
        method: 'PUT',
        path: '/profile',
        body: { display_name: 'Alice Adams', time_zone: 'Europe/Zurich', language: 'it' },
      }),
    )
  })

  it('wants a name, and is not saved without a change', async () => {
    const user = await open()
    const save = await screen.findByRole('button', { name: 'Save' })
    expect(save).toBeDisabled()
    await user.clear(screen.getByLabelText('Name'))
    expect(screen.getByText('Enter your name.')).toBeInTheDocument()
    expect(save).toBeDisabled()
  })

  it('says what administrators decide', async () => {
    await open()
    expect(await screen.findByText('Sales')).toBeInTheDocument()
    expect(screen.getByText('Pro')).toBeInTheDocument()
  })
})
