import type { PersonalExport } from '@carillon/shared/api'
import { AnsweringServer } from '@carillon/shared/testing'
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { stand } from '../../testing/stand.tsx'
import { DossierSection } from './dossier-section.tsx'

const asked: PersonalExport = { id: 'e1', requested_at: '2026-11-21T03:00:00Z', ready_at: null, expires_at: null, size: null }
const ready: PersonalExport = { ...asked, id: 'e2', ready_at: '2026-11-21T03:01:00Z', expires_at: '2026-11-28T03:01:00Z', size: 1000 }
let items: PersonalExport[]
let server: AnsweringServer
afterEach(() => server.close())

async function open(there: PersonalExport[]) {
  items = there
  server = new AnsweringServer({
    'GET /profile/exports': () => ({ body: { items } }),
    'POST /profile/exports': () => {
      items = [asked, ...items]
      return { status: 202, body: asked }
    },
  })
  await stand(<DossierSection />)
  return userEvent.setup()
}

describe('one’s own data', () => {
  it('is asked for once, and is put together meanwhile', async () => {
    const user = await open([])
    await user.click(await screen.findByRole('button', { name: 'Download my data' }))
    expect(await screen.findByText(/being put together/)).toBeInTheDocument()
    expect(screen.getByRole('button', { name: 'Download my data' })).toBeDisabled()
  })

  it('is a file with a day on which it goes', async () => {
    await open([ready])
    expect(await screen.findByText(/here until/)).toBeInTheDocument()
    expect(screen.getByRole('link', { name: 'Download the file' })).toHaveAttribute('href', '/api/v1/profile/exports/e2/file')
  })
})
