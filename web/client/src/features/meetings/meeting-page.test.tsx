import { type Answers, AnsweringServer, spec } from '@carillon/shared/testing'
import { act, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { stand } from '../../testing/stand.tsx'
import { loadLive } from './begin.tsx'
import { MeetingPage } from './meeting-page.tsx'
import { TestSeat } from './testing/seated.tsx'
import { standUp, standUpEntry } from './testing/test-live.ts'

const invitation = { meeting_id: 'm1', number: '1234567890', title: 'Stand-up', host_name: 'Alice', locked: false, ended: false, refused: null }
const refused = (status: number, code: string) => () => ({ status, body: { code, message: `The server says ${code}.` } })

let server: AnsweringServer
let seated: TestSeat
// Once, before the clock of a test runs: it is large.
beforeAll(loadLive, 60_000)
beforeEach(() => (seated = new TestSeat()))
afterEach(() => server.close())

function show(answers: Answers = {}, linkKey: string | null = null) {
  server = new AnsweringServer({
    'GET /meetings/m1': () => ({ body: standUp({ present: 2 }) }),
    'POST /meetings/m1/entry': () => ({ body: standUpEntry() }),
    'POST /meetings/m1/leave': () => ({ status: 204 }),
    ...answers,
  })
  return stand(seated.around(<MeetingPage meeting_id="m1" linkKey={linkKey} name="Alice" />), '/meetings/m1')
}

const stage = () => screen.findByRole('region', { name: 'Stage' })

describe('a meeting at its address', () => {
  it('says what it is and is joined with Enter', async () => {
    await show()
    expect(await screen.findByRole('heading', { name: 'Stand-up' })).toBeVisible()
    expect(screen.getByText('ID 1234 56 7890')).toBeVisible()
    expect(screen.getByText('2 people are inside')).toBeVisible()
    expect(screen.getByRole('button', { name: 'Join now' })).toHaveFocus()
    await userEvent.keyboard('{Enter}')
    expect(await stage()).toBeVisible()
    expect(server.asked).toContainEqual({ method: 'POST', path: '/meetings/m1/entry', body: { key: null } })
  })

  it(spec('U:JON-04')`is entered without sound and picture where one has switched them off, also the next time`, async () => {
    const { unmount } = await show()
    await userEvent.click(await screen.findByRole('button', { name: 'Microphone' }))
    await userEvent.click(screen.getByRole('button', { name: 'Camera' }))
    await userEvent.click(screen.getByRole('button', { name: 'Join now' }))
    await stage()
    expect(seated.choices).toEqual([{ microphone: false, camera: false }])
    unmount()
    server.close()
    seated = new TestSeat()
    await show()
    expect(await screen.findByRole('button', { name: 'Microphone' })).toHaveAttribute('aria-pressed', 'false')
    await userEvent.click(screen.getByRole('button', { name: 'Join now' }))
    await stage()
    expect(seated.choices).toEqual([{ microphone: false, camera: false }])
  })

  it('is entered with the key of the link by those who have no other right', async () => {
    await show({ 'GET /meetings/m1': refused(404, 'MeetingNotFound'), 'POST /meetings/find': () => ({ body: invitation }) }, '1234567890')
    await userEvent.click(await screen.findByRole('button', { name: 'Join now' }))
    await stage()
    expect(server.asked).toContainEqual({ method: 'POST', path: '/meetings/m1/entry', body: { key: '1234567890' } })
  })

  it(spec('U:HST-04', 'U:JON-15')`says why it cannot be entered, and what to do`, async () => {
    const refusals = [
      ['MeetingIsLocked', 'This meeting is locked', 'Ask the host to unlock it', true],
      ['MeetingIsFull', 'This meeting is full', 'Try again when someone has left', true],
      ['MeetingHasEnded', 'This meeting has ended', 'ask the host for a new link', false],
      ['RemovedFromMeeting', 'You were removed from this meeting', 'ask the host to start a new one', false],
      ['MeetingNotFound', 'There is no such meeting', 'Check the ID or the link', false],
      ['MediaOff', 'Meetings cannot be had now', 'The server says MediaOff.', true],
    ] as const
    for (const [code, title, what, again] of refusals) {
      const { unmount } = await show({ 'POST /meetings/m1/entry': refused(403, code) })
      await userEvent.click(await screen.findByRole('button', { name: 'Join now' }))
      expect(await screen.findByRole('heading', { name: title })).toBeVisible()
      expect(screen.getByRole('alert')).toHaveTextContent(what)
      expect(screen.queryByRole('button', { name: 'Try again' }) !== null, code).toBe(again)
      expect(screen.getByRole('link', { name: 'Go to the home page' })).toHaveAttribute('href', '/')
      unmount()
      server.close()
    }
  })

  it('that was refused can be tried again', async () => {
    let locked = true
    await show({ 'POST /meetings/m1/entry': (asked) => (locked ? refused(403, 'MeetingIsLocked')() : { body: standUpEntry(), asked }) })
    await userEvent.click(await screen.findByRole('button', { name: 'Join now' }))
    locked = false
    await userEvent.click(await screen.findByRole('button', { name: 'Try again' }))
    expect(await stage()).toBeVisible()
  })

  it('that does not exist or is over says so at once', async () => {
    const { unmount } = await show({ 'GET /meetings/m1': refused(404, 'MeetingNotFound') })
    expect(await screen.findByRole('heading', { name: 'There is no such meeting' })).toBeVisible()
    unmount()
    server.close()
    await show({ 'GET /meetings/m1': () => ({ body: standUp({ refused: { code: 'MeetingHasEnded', message: 'no' } }) }) })
    expect(await screen.findByRole('heading', { name: 'This meeting has ended' })).toBeVisible()
  })

  it('warns that joining leaves the meeting one is in', async () => {
    await show({ 'POST /meetings/m2/entry': () => ({ body: standUpEntry({ id: 'm2', title: 'Review' }) }), 'POST /meetings/m2/leave': () => ({ status: 204 }) })
    await act(() => seated.sitDown('m2'))
    expect(await screen.findByText('You are in “Review”. Joining here leaves it.')).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: 'Join now' }))
    await stage()
    expect(server.asked.map(({ path }) => path)).toContain('/meetings/m2/leave')
  })

  it('once left, offers to come back, and comes back without the preview', async () => {
    await show()
    await userEvent.click(await screen.findByRole('button', { name: 'Join now' }))
    await stage()
    act(() => seated.seat.leave())
    expect(await screen.findByRole('heading', { name: 'You left the meeting' })).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: 'Rejoin' }))
    expect(await stage()).toBeVisible()
  })

  it('that is over for one says why', async () => {
    const departures = [
      ['elsewhere', 'You joined elsewhere', 'Join here instead'],
      ['lost', 'The connection was lost', 'Rejoin'],
      ['removed', 'You were removed from the meeting', null],
      ['ended', 'The meeting has ended', null],
    ] as const
    await show()
    for (const [departure, title, again] of departures) {
      await act(() => seated.sitDown())
      act(() => seated.live.live())
      act(() => seated.live.end(departure))
      expect(await screen.findByRole('heading', { name: title })).toBeVisible()
      if (again === null) expect(screen.queryByRole('button')).toBeNull()
      else expect(screen.getByRole('button', { name: again })).toBeVisible()
      act(() => seated.seat.forget())
    }
  })

  it('is given up at once when the page goes away', async () => {
    await show()
    await userEvent.click(await screen.findByRole('button', { name: 'Join now' }))
    await stage()
    seated.seat.leaveAtOnce()
    expect(server.asked.at(-1)).toMatchObject({ method: 'POST', path: '/meetings/m1/leave' })
  })
})
