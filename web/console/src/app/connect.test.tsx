import { AnsweringServer, type Answers } from '@carillon/shared/testing'
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { administrator, openPage } from '../testing/page.tsx'

const key = (id: string, user_name: string | null = 'alice', status = 'Active') => ({ id, user_name, status, created_at: '2026-11-21T03:00:00Z', last_used_at: null })
const endpoints = ['chime', 'cloudtrail', 'iam', 'sts'].map((service) => ({
  service,
  variable: `AWS_ENDPOINT_URL_${service.toUpperCase()}`,
  url: `https://chime.example.com/aws/${service}`,
}))
const call = {
  event_id: 'e1',
  at: '2026-11-21T03:00:00Z',
  source: 'chime.amazonaws.com',
  name: 'ListAccounts',
  error_code: null,
  error_message: null,
  address: '192.0.2.1',
  user_agent: 'Boto3/1.44 md/Botocore#1.44 os/linux',
}
const knock = {
  access_key_id: 'AKIAOWN',
  first_at: '2026-11-21T02:00:00Z',
  last_at: '2026-11-21T03:00:00Z',
  times: 3,
  source: 'chime.amazonaws.com',
  name: 'GetUser',
  error_code: 'InvalidSignatureException',
  error_message: 'The signature does not match this request.',
  address: '192.0.2.1',
  user_agent: 'Boto3/1.44',
}

const answers = (keys: unknown[], may?: string[]): Answers => ({
  'GET /console/session': () => ({ body: administrator(may) }),
  'GET /console/connect': () => ({ body: { endpoints, keys } }),
  'GET /console/connect/keys': () => ({ body: { items: [key('AKIAOWN'), key('AKIAOTHER', 'bob')] } }),
  'GET /console/connect/strangers': () => ({ body: { items: [] } }),
  'GET /console/connect/own-keys/AKIAOWN': () => ({ body: { key: key('AKIAOWN'), calls: [call], turned_away: [knock] } }),
  'GET /console/connect/keys/AKIAOTHER': () => ({ body: { key: key('AKIAOTHER', 'bob', 'Inactive'), calls: [], turned_away: [] } }),
})

let server: AnsweringServer
afterEach(() => server.close())
const serve = (given: Answers) => {
  server = new AnsweringServer(given)
}

describe('the page for programs', () => {
  it('fills address and key into what is to be copied', async () => {
    serve(answers([key('AKIAOWN')]))
    const user = userEvent.setup()
    openPage('/console/connect')
    const program = await screen.findByRole('region', { name: 'The program' })
    expect(program).toHaveTextContent('endpoint_url="https://chime.example.com/aws/chime"')
    expect(screen.getByText(/export AWS_ACCESS_KEY_ID=AKIAOWN/)).toBeVisible()
    await user.click(screen.getByRole('tab', { name: 'AWS CLI' }))
    expect(screen.getByRole('region', { name: 'The call' })).toHaveTextContent('aws chime list-accounts --profile carillon')
    expect(screen.getByRole('button', { name: 'Copy The call' })).toBeVisible()
  })

  it('shows what became of the key’s calls, and what to do about those that were turned away', async () => {
    serve(answers([key('AKIAOWN')]))
    openPage('/console/connect')
    const calls = within(await screen.findByRole('table', { name: 'Last calls' }))
    expect(calls.getByRole('link', { name: 'ListAccounts' })).toHaveAttribute('href', '/console/events/e1')
    expect(calls.getByText('Boto3/1.44')).toBeVisible()
    const away = within(screen.getByRole('table', { name: 'Turned away' }))
    expect(away.getByText(/secret access key is not the one of this key/)).toBeVisible()
    expect(away.getByText('3')).toBeVisible()
  })

  it('has the chosen key in its address, also somebody else’s', async () => {
    serve(answers([key('AKIAOWN')]))
    const user = userEvent.setup()
    const router = openPage('/console/connect')
    await user.click(await screen.findByRole('button', { name: /AKIAOWN/ }))
    await user.click(await screen.findByRole('option', { name: /AKIAOTHER/ }))
    expect(await screen.findByText('This key is inactive: every call with it is turned away.')).toBeVisible()
    expect(router.state.location.search).toEqual({ key: 'AKIAOTHER' })
    expect(await screen.findByText('No calls yet')).toBeVisible()
  })

  it('leads to where a key is made when there is none', async () => {
    serve(answers([], []))
    openPage('/console/connect')
    expect(await screen.findByText('You have no access key yet.')).toBeVisible()
    expect(screen.getByRole('link', { name: 'Create an access key' })).toHaveAttribute('href', '/console/security-credentials')
    expect(server.asked.some(({ path }) => path === '/console/connect/keys' || path.includes('strangers'))).toBe(false)
  })

  it('says nothing of keys of one’s own beside the chosen key of another', async () => {
    serve(answers([]))
    openPage('/console/connect?key=AKIAOTHER')
    expect(await screen.findByRole('button', { name: /AKIAOTHER/ })).toBeVisible()
    expect(screen.queryByText('You have no access key yet.')).not.toBeInTheDocument()
  })

  it('names unknown keys to whoever may read events', async () => {
    serve({ ...answers([]), 'GET /console/connect/strangers': () => ({ body: { items: [{ ...knock, access_key_id: 'AKIAWRONG', error_code: 'UnrecognizedClientException' }] } }) })
    openPage('/console/connect')
    const strangers = within(await screen.findByRole('table', { name: 'Unknown keys' }))
    expect(strangers.getByText('AKIAWRONG')).toBeVisible()
    expect(strangers.getByText(/There is no such key/)).toBeVisible()
  })
})
