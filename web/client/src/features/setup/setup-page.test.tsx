import { AnsweringServer } from '@carillon/shared/testing'
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { stand } from '../../testing/stand.tsx'
import { SetupPage } from './setup-page.tsx'

let server: AnsweringServer
const outcome = { restart_needed: false, config_file: null, console_url: '/console/', client_url: '/' }

beforeEach(() => sessionStorage.clear())
afterEach(() => server.close())

const begin = async (answers: ConstructorParameters<typeof AnsweringServer>[0]) => {
  server = new AnsweringServer({
    'GET /setup': () => ({ body: { needed: true, development: true, host: 'just-this-machine', organisation_name: null } }),
    'POST /setup/check': () => ({ status: 204 }),
    ...answers,
  })
  location.hash = '#the-secret'
  await stand(<SetupPage />)
  return userEvent.setup()
}

describe('the set-up wizard', () => {
  it('goes through its steps and opens two doors', async () => {
    const user = await begin({ 'POST /setup': () => ({ status: 201, body: outcome }) })
    await user.type(await screen.findByLabelText('Organisation name'), 'Acme')
    expect(location.hash).toBe('')
    await user.click(screen.getByRole('button', { name: 'Next' }))
    await user.type(screen.getByLabelText('Your name'), 'Alice')
    await user.type(screen.getByLabelText('E-mail address'), 'alice@example.com')
    await user.type(screen.getByLabelText('Password'), 'a long pass phrase')
    await user.click(screen.getByRole('button', { name: 'Next' }))
    await user.click(screen.getByRole('button', { name: 'Next' }))
    await user.click(screen.getByRole('button', { name: 'Finish set-up' }))
    expect(await screen.findByRole('link', { name: 'Open the console' })).toHaveAttribute('href', '/console/')
    expect(screen.getByRole('link', { name: 'Open Carillon' })).toHaveAttribute('href', '/')
    expect(server.asked.at(-1)?.body).toMatchObject({ secret: 'the-secret', organisation_name: 'Acme', reach: { kind: 'local' } })
  })

  it('does not go on while something is missing', async () => {
    const user = await begin({})
    await screen.findByLabelText('Organisation name')
    await user.click(screen.getByRole('button', { name: 'Next' }))
    expect(screen.getByText('Enter a name.')).toBeVisible()
    expect(screen.getByLabelText('Organisation name')).toHaveFocus()
  })

  it('says what to do with a wrong secret', async () => {
    await begin({ 'POST /setup/check': () => ({ status: 403, body: { code: 'SetupSecretWrong', message: 'no' } }) })
    expect(await screen.findByRole('alert')).toHaveTextContent('This set-up link is not valid.')
  })
})
