import { AnsweringServer, spec, type Answers } from '@carillon/shared/testing'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { administrator, openPage } from '../testing/page.tsx'

const event = {
  id: 'e1',
  at: '2026-11-21T03:00:00Z',
  name: 'CreateRoom',
  source: 'chime.amazonaws.com',
  user_name: 'alice',
  access_key_id: 'AKIAALICE',
  address: '192.0.2.1',
  region: 'us-east-1',
  user_agent: 'Boto3/1.44',
  request_id: 'r1',
  read_only: false,
  error_code: null,
  error_message: null,
  denial: null,
  resources: [{ type: 'AWS::Chime::Account', name: 'a1' }],
  sealed: true,
}
const denied = {
  ...event,
  id: 'e2',
  name: 'DeleteAccount',
  error_code: 'AccessDeniedException',
  error_message: 'User: arn:aws:iam::123456789012:user/bob is not authorized to perform: chime:DeleteAccount',
  denial: 'No statement of its policies allows chime:DeleteAccount.',
  sealed: false,
}
const sealing = { head_number: 41, head_digest: 'f'.repeat(64), unsealed: 1, oldest_unsealed_at: '2026-11-21T02:59:58Z', now: '2026-11-21T03:00:00Z' }

const signedIn = (may?: string[]): Answers => ({
  'GET /console/session': () => ({ body: administrator(may) }),
  'GET /console/events/sealing': () => ({ body: sealing }),
})
const list = (...items: unknown[]): Answers => ({ 'GET /console/events': () => ({ body: { items, next_cursor: null } }) })

let server: AnsweringServer
afterEach(() => server.close())
const serve = (answers: Answers) => {
  server = new AnsweringServer(answers)
}
const askedLast = () => new URLSearchParams(server.asked.filter(({ path }) => path.startsWith('/console/events?')).at(-1)?.path.split('?')[1])

describe('the event history', () => {
  it(spec('TRAIL-03')`shows changes first, refusals marked, and how far they are sealed`, async () => {
    serve({ ...signedIn(), ...list(denied, event) })
    openPage('/console/events')
    expect(await screen.findByRole('link', { name: 'CreateRoom' })).toHaveAttribute('href', '/console/events/e1')
    expect(screen.getByText('AccessDeniedException')).toBeVisible()
    expect(screen.getByText('Not yet')).toBeVisible()
    expect(await screen.findByText('1 record is not sealed yet, the oldest for 2 seconds.')).toBeVisible()
    expect(askedLast().get('read_only')).toBe('false')
    expect(document.title).toBe('Event history · Carillon console')
  })

  it('asks for what the address has, all of it together', async () => {
    serve({ ...signedIn(), ...list(event) })
    openPage('/console/events?event_name=CreateRoom&user_name=alice&read_only=any&refused=false&start=2026-11-20T00:00:00Z')
    await screen.findByRole('link', { name: 'CreateRoom' })
    expect(Object.fromEntries(askedLast())).toEqual({
      event_name: 'CreateRoom',
      user_name: 'alice',
      refused: 'false',
      start: '2026-11-20T00:00:00.000Z',
      limit: '20',
    })
    expect(document.body).toHaveTextContent(/User name\s*=\s*alice/)
  })

  it('takes a filter out of its address that was taken away', async () => {
    serve({ ...signedIn(), ...list(event) })
    const user = userEvent.setup()
    const router = openPage('/console/events')
    await user.click(await screen.findByRole('button', { name: 'Remove the filter Read-only = false' }))
    await waitFor(() => expect(router.state.location.search).toEqual({ read_only: 'any' }))
    await waitFor(() => expect(askedLast().has('read_only')).toBe(false))
  })

  it('says that filters find nothing and lets go of them', async () => {
    serve({ ...signedIn(), ...list() })
    const user = userEvent.setup()
    const router = openPage('/console/events?user_name=nobody')
    await user.click(await screen.findByRole('button', { name: 'Clear filters' }))
    expect(router.state.location.search).toEqual({})
    expect(await screen.findByText('No events yet')).toBeVisible()
  })

  it('goes from page to page without knowing how many there are', async () => {
    serve({
      ...signedIn(),
      'GET /console/events': ({ path }) => ({ body: path.includes('cursor=') ? { items: [denied], next_cursor: null } : { items: [event], next_cursor: 'c1' } }),
    })
    const user = userEvent.setup()
    openPage('/console/events')
    await screen.findByRole('link', { name: 'CreateRoom' })
    await user.click(screen.getByRole('button', { name: 'Next page' }))
    expect(await screen.findByRole('link', { name: 'DeleteAccount' })).toBeVisible()
    expect(askedLast().get('cursor')).toBe('c1')
  })

  it('looks anew when asked', async () => {
    serve({ ...signedIn(), ...list(event) })
    const user = userEvent.setup()
    openPage('/console/events')
    await screen.findByRole('link', { name: 'CreateRoom' })
    const before = server.asked.length
    await user.click(screen.getByRole('button', { name: 'Refresh' }))
    await waitFor(() => expect(server.asked.length).toBeGreaterThan(before))
  })

  it('explains what the policies do not allow', async () => {
    const message = 'User: arn:aws:iam::123456789012:user/alice is not authorized to perform: cloudtrail:LookupEvents'
    const refusal = () => ({ status: 403, body: { code: 'NotAllowed', message } })
    serve({ ...signedIn([]), 'GET /console/events': refusal, 'GET /console/events/sealing': refusal })
    openPage('/console/events')
    expect(await screen.findByText(message)).toBeVisible()
  })
})

describe('one event', () => {
  const one = (shown: typeof event | typeof denied, more: object = {}): Answers => ({
    [`GET /console/events/${shown.id}`]: () => ({
      body: { event: shown, record: JSON.stringify({ eventID: shown.id, eventName: shown.name }), seal_number: null, seal_digest: null, ...more },
    }),
  })

  it('has an address of its own, its fields, its seal and the whole record', async () => {
    serve({ ...signedIn(), ...one(event, { seal_number: 41, seal_digest: 'f'.repeat(64) }) })
    openPage('/console/events/e1')
    expect(await screen.findByRole('heading', { name: /CreateRoom/ })).toBeVisible()
    const record = screen.getByRole('region', { name: 'the event record' })
    expect(record).toHaveTextContent('"eventID": "e1"')
    expect(screen.getByText('41')).toBeVisible()
    expect(screen.getByRole('link', { name: 'a1' })).toHaveAttribute('href', '/console/events?resource_name=a1&read_only=any')
    expect(screen.getByRole('button', { name: 'Copy the event record' })).toBeVisible()
  })

  it('tells why it was denied', async () => {
    serve({ ...signedIn(), ...one(denied) })
    openPage('/console/events/e2')
    expect(await screen.findByText(/No statement of its policies allows/)).toBeVisible()
    const question = '/console/iam/simulator?source=arn%3Aaws%3Aiam%3A%3A123456789012%3Auser%2Fbob&action=chime%3ADeleteAccount'
    expect(screen.getByRole('link', { name: 'Try it in the policy simulator' })).toHaveAttribute('href', question)
    expect(screen.getByText('Denied: AccessDeniedException')).toBeVisible()
  })

  it('is said not to be there when it is not', async () => {
    serve(signedIn())
    openPage('/console/events/e9')
    expect(await screen.findByText('There is nothing here')).toBeVisible()
  })
})

describe('events to carry away', () => {
  it(spec('TRAIL-03')`are all that the filters find, page by page`, async () => {
    const view = { event, record: '{"eventID":"e1"}', seal_number: null, seal_digest: null }
    const files: Blob[] = []
    // A browser has these, jsdom has not.
    Object.assign(URL, { createObjectURL: (file: Blob) => `blob:${files.push(file)}`, revokeObjectURL: () => undefined })
    serve({
      ...signedIn(),
      ...list(event),
      'GET /console/events/records': ({ path }) => ({ body: { items: [view], next_cursor: path.includes('cursor=') ? null : 'c1' } }),
    })
    const user = userEvent.setup()
    openPage('/console/events?user_name=alice')
    await screen.findByRole('link', { name: 'CreateRoom' })
    await user.click(screen.getByRole('button', { name: 'Download events' }))
    await user.click(within(await screen.findByRole('menu')).getByText('Download JSON'))
    await waitFor(() => expect(files).toHaveLength(1))
    const asked = server.asked.filter(({ path }) => path.startsWith('/console/events/records'))
    expect(asked).toHaveLength(2)
    expect(asked[0]?.path).toContain('user_name=alice')
  })
})
