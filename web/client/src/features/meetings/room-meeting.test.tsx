import { type Answers, AnsweringServer, spec } from '@carillon/shared/testing'
import { act, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { stand } from '../../testing/stand.tsx'
import { RoomMeeting } from './room-meeting.tsx'
import { TestSeat } from './testing/seated.tsx'
import { standUp, standUpEntry } from './testing/test-live.ts'

let server: AnsweringServer
let seated: TestSeat
beforeEach(() => (seated = new TestSeat()))
afterEach(() => server.close())

function show(answers: Answers = {}, { members = 3, basic = false } = {}) {
  server = new AnsweringServer({ 'GET /meetings': () => ({ body: { items: [], off: null } }), ...answers })
  return stand(seated.around(<RoomMeeting room_id="lobby" member_count={members} basic={basic} />))
}

const startButton = () => screen.findByRole('button', { name: 'Start meeting' })

describe("a chat room's meeting", () => {
  it('is started with one click', async () => {
    const { address } = await show({ 'POST /meetings': () => ({ status: 201, body: standUp({ room_id: 'lobby' }) }) })
    await userEvent.click(await startButton())
    await expect.poll(address).toBe('/meetings/m1')
    expect(server.asked.find(({ method }) => method === 'POST')?.body).toMatchObject({ room_id: 'lobby' })
  })

  it('that runs is joined, and shows how many are inside', async () => {
    await show({ 'GET /meetings': () => ({ body: { items: [standUp({ room_id: 'lobby', present: 4 })], off: null } }) })
    expect(await screen.findByRole('link', { name: 'Join meeting, 4 people inside' })).toHaveAttribute('href', '/meetings/m1')
  })

  it('in which one is, is returned to', async () => {
    await show({
      'GET /meetings': () => ({ body: { items: [standUp({ room_id: 'lobby' })], off: null } }),
      'POST /meetings/m1/entry': () => ({ body: standUpEntry() }),
    })
    await act(() => seated.sitDown())
    expect(await screen.findByRole('link', { name: /^Return to meeting/ })).toBeVisible()
  })

  it('cannot be started without a media engine, and the button says why', async () => {
    await show({ 'GET /meetings': () => ({ body: { items: [], off: 'The media engine is not installed.' } }) })
    const start = await startButton()
    await waitFor(() => expect(start).toHaveAccessibleDescription('The media engine is not installed.'))
    await userEvent.click(await startButton())
    expect(server.asked.filter(({ method }) => method === 'POST')).toEqual([])
  })

  it(spec('U:CAL-01')`cannot be started with Basic where there are more than two`, async () => {
    const { unmount } = await show({}, { basic: true, members: 3 })
    expect(await startButton()).toHaveAttribute('aria-disabled', 'true')
    expect(await startButton()).toHaveAccessibleDescription(/need the permission Pro/)
    unmount()
    server.close()
    await show({}, { basic: true, members: 2 })
    expect(await startButton()).toHaveAttribute('aria-disabled', 'false')
  })
})
