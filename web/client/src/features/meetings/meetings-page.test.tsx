import { type Answers, AnsweringServer, spec } from '@carillon/shared/testing'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { stand } from '../../testing/stand.tsx'
import type { PastMeeting } from './api.ts'
import { MeetingsPage } from './meetings-page.tsx'
import { TestSeat } from './testing/seated.tsx'
import { standUp } from './testing/test-live.ts'

const LINK_KEY = 'aB3_-dE5fG7hI9jK1lM3nO'
const review: PastMeeting = {
  meeting: standUp({ id: 'm0', title: 'Review', ended_at: '2026-03-02T12:42:00Z' }),
  attendances: [
    { name: 'Alice', user_id: 'alice', joined_at: '2026-03-02T12:00:00Z', left_at: '2026-03-02T12:42:00Z', reason: 'Ended' },
    { name: 'Jane', user_id: null, joined_at: '2026-03-02T12:05:00Z', left_at: '2026-03-02T12:20:00Z', reason: 'Removed' },
  ],
}

let server: AnsweringServer
afterEach(() => server.close())

function show(answers: Answers, { joining = false, basic = false } = {}) {
  server = new AnsweringServer({
    'GET /meetings': () => ({ body: { items: [], off: null } }),
    'GET /meetings/recent': () => ({ body: { items: [], more: false } }),
    ...answers,
  })
  return stand(new TestSeat().around(<MeetingsPage name="Alice" joining={joining} basic={basic} />))
}

describe('the page of meetings', () => {
  it('lists what runs, with the way in', async () => {
    await show({ 'GET /meetings': () => ({ body: { items: [standUp({ present: 3 })], off: null } }) })
    const running = await screen.findByRole('region', { name: 'In progress' })
    expect(await within(running).findByText('Stand-up')).toBeVisible()
    expect(running).toHaveTextContent('3 inside')
    expect(within(running).getByRole('link', { name: 'Join Stand-up' })).toHaveAttribute('href', '/meetings/m1')
  })

  it('says what would be there when nothing is', async () => {
    await show({})
    expect(await screen.findByText(/Nothing runs now/)).toBeVisible()
    expect(await screen.findByText(/You have not been in a meeting yet/)).toBeVisible()
  })

  it('shows one part when the other could not be loaded', async () => {
    let tries = 0
    await show({
      'GET /meetings': () => (++tries < 2 ? { status: 400, body: { code: 'Odd', message: 'An odd answer.' } } : { body: { items: [standUp()], off: null } }),
      'GET /meetings/recent': () => ({ body: { items: [review], more: false } }),
    })
    expect(await screen.findByRole('alert')).toHaveTextContent('An odd answer.')
    expect(await screen.findByText('Review')).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByText('Stand-up')).toBeVisible()
  })

  it('starts a meeting once, however often one presses, and goes there', async () => {
    const { address } = await show({ 'POST /meetings': () => ({ status: 201, body: standUp() }) })
    const start = await screen.findByRole('button', { name: 'Start a meeting' })
    fireEvent.click(start)
    fireEvent.click(start)
    await expect.poll(address).toBe('/meetings/m1')
    const tokens = server.asked.filter(({ method, path }) => method === 'POST' && path === '/meetings').map(({ body }) => (body as { token: string }).token)
    expect(new Set(tokens).size).toBe(1)
    expect(server.asked.find(({ method }) => method === 'POST')?.body).toMatchObject({ title: 'Alice’s meeting' })
  })

  it('cannot start one while there is no media engine, and says why', async () => {
    await show({ 'GET /meetings': () => ({ body: { items: [], off: 'The media engine is not installed.' } }) })
    expect(await screen.findByText('The media engine is not installed.')).toBeVisible()
    const start = screen.getByRole('button', { name: 'Start a meeting' })
    expect(start).toBeDisabled()
    expect(start).toHaveAccessibleDescription('The media engine is not installed.')
  })

  it('tells people with Basic what they can do', async () => {
    await show({}, { basic: true })
    expect(await screen.findByText(/you can meet one other person/)).toBeVisible()
    expect(screen.getByRole('button', { name: 'Start a meeting' })).toBeEnabled()
  })

  it(spec('U:JON-06')`joins by an ID with spaces or by a link, with Enter, from the field that has the focus`, async () => {
    const invitation = { meeting_id: 'm1', number: '1234567890', title: 'Stand-up', host_name: 'Alice', locked: false, ended: false, refused: null }
    for (const [written, key] of [['1234 56 7890', '1234567890'], [`http://meet.example.com/meet/${LINK_KEY}`, LINK_KEY]] as const) {
      const { address, unmount } = await show({ 'POST /meetings/find': () => ({ body: invitation }) }, { joining: true })
      const field = await screen.findByRole('textbox', { name: 'Meeting ID or link' })
      expect(field).toHaveFocus()
      await userEvent.keyboard(`${written}{Enter}`)
      await expect.poll(address).toContain('/meetings/m1?key=')
      expect(address()).toContain(key)
      expect(server.asked).toContainEqual({ method: 'POST', path: '/meetings/find', body: { key } })
      unmount()
      server.close()
    }
  })

  it('says at the field what is wrong with an ID', async () => {
    await show({ 'POST /meetings/find': () => ({ status: 404, body: { code: 'MeetingNotFound', message: 'no' } }) })
    const field = await screen.findByRole('textbox', { name: 'Meeting ID or link' })
    await userEvent.type(field, '123{Enter}')
    expect(field).toHaveAccessibleDescription('Enter the ten digits of the ID, or paste the link.')
    await userEvent.clear(field)
    await userEvent.type(field, '1234567890{Enter}')
    await waitFor(() => expect(field).toHaveAccessibleDescription('There is no such meeting. Check the ID or the link.'))
  })

  it('tells who was in a past meeting, for how long and why they left; guests in angle brackets', async () => {
    await show({ 'GET /meetings/recent': () => ({ body: { items: [review], more: false } }) })
    const row = await screen.findByRole('button', { name: /Review/ })
    expect(row).toHaveTextContent('42 min')
    expect(row).toHaveTextContent('2 people')
    expect(row).toHaveAttribute('aria-expanded', 'false')
    await userEvent.click(row)
    const [alice, jane] = screen.getAllByRole('listitem').filter((it) => it.textContent.includes('–'))
      .slice(-2)
    expect(alice).toHaveTextContent(/Alice.*42 min.*stayed to the end/)
    expect(jane).toHaveTextContent(/<Jane>.*15 min.*removed by the host/)
  })

  it('goes further back page by page', async () => {
    const older = { ...review, meeting: { ...review.meeting, id: 'older', title: 'Kick-off' } }
    await show({
      'GET /meetings/recent': ({ path }) => ({ body: path.includes('before=') ? { items: [older], more: false } : { items: [review], more: true } }),
    })
    await userEvent.click(await screen.findByRole('button', { name: 'Show older meetings' }))
    expect(await screen.findByText('Kick-off')).toBeVisible()
    expect(server.asked.at(-1)?.path).toContain(`before=${encodeURIComponent('2026-03-02T12:42:00Z')}`)
    expect(screen.queryByRole('button', { name: 'Show older meetings' })).toBeNull()
  })
})
