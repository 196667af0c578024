import { AnsweringServer, spec } from '@carillon/shared/testing'
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { stand } from '../../testing/stand.tsx'
import { AboutLine, DiagnosticLogs } from './help-section.tsx'

let server: AnsweringServer
afterEach(() => server.close())

describe('help in the settings', () => {
  it(spec('SUP-05')`shows the version of the client`, async () => {
    server = new AnsweringServer({})
    await stand(<AboutLine version="0.1.0" />)
    expect(await screen.findByText('Carillon client, version 0.1.0')).toBeVisible()
  })

  it(spec('SUP-06')`sends diagnostic logs and shows their reference`, async () => {
    server = new AnsweringServer({ 'POST /diagnostics': () => ({ status: 201, body: { reference: 'ABCDEFGHJKLM' } }) })
    const user = userEvent.setup()
    await stand(<DiagnosticLogs />)
    await user.click(await screen.findByRole('button', { name: 'Send diagnostic logs' }))
    expect(await screen.findByText('ABCDEFGHJKLM')).toBeVisible()
    const { content } = server.asked.find(({ path }) => path === '/diagnostics')?.body as { content: string }
    expect(JSON.parse(content)).toMatchObject({ browser: navigator.userAgent, errors: [] })
  })

  it('says when the server takes no more', async () => {
    const refusal = { code: 'TooManyBundles', message: 'Logs can be sent 20 times a day. Use a reference that you have got already.' }
    server = new AnsweringServer({ 'POST /diagnostics': () => ({ status: 409, body: refusal }) })
    const user = userEvent.setup()
    await stand(<DiagnosticLogs />)
    await user.click(await screen.findByRole('button', { name: 'Send diagnostic logs' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('Logs can be sent 20 times a day.')
  })
})
