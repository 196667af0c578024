import { AnsweringServer, spec } from '@carillon/shared/testing'
import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { stand } from '../../testing/stand.tsx'
import { PrivacySection } from './privacy-section.tsx'

let server: AnsweringServer
afterEach(() => server.close())

describe('the privacy setting', () => {
  it(spec('USR-16')`is chosen by the person and kept on the server`, async () => {
    server = new AnsweringServer({
      'GET /privacy': () => ({ body: { privacy: 'Public' } }),
      'PUT /privacy': ({ body }) => ({ body }),
    })
    await stand(<PrivacySection />)
    expect(await screen.findByRole('radio', { name: /Public/ })).toBeChecked()
    await userEvent.click(screen.getByRole('radio', { name: /Private/ }))
    await waitFor(() => expect(screen.getByRole('radio', { name: /Private/ })).toBeChecked())
    expect(server.asked).toContainEqual({ method: 'PUT', path: '/privacy', body: { privacy: 'Private' } })
  })
})
