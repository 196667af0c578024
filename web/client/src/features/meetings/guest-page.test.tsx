import { type Answers, AnsweringServer, spec } from '@carillon/shared/testing'
import { act, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { stand } from '../../testing/stand.tsx'
import { loadLive } from './begin.tsx'
import { FindPage } from './find-page.tsx'
import { GuestPage } from './guest-page.tsx'
import { TestSeat } from './testing/seated.tsx'
import { standUpEntry } from './testing/test-live.ts'

const LINK_KEY = 'aB3_-dE5fG7hI9jK1lM3nO'
const invitation = { meeting_id: 'm1', number: '1234567890', title: 'Stand-up', host_name: 'Alice', locked: false, ended: false, refused: null }

let server: AnsweringServer
let seated: TestSeat
// Once, before the clock of a test runs: it is large.
beforeAll(loadLive, 60_000)
beforeEach(() => {
  sessionStorage.clear()
  seated = new TestSeat()
})
afterEach(() => server.close())

function show(answers: Answers = {}) {
  server = new AnsweringServer({
    'POST /meet/find': () => ({ body: invitation }),
    'POST /meet/entry': () => ({ body: { ...standUpEntry(), guest_pass: 'pass-1' } }),
    'POST /meet/leave': () => ({ status: 204 }),
    ...answers,
  })
  return stand(seated.around(<GuestPage linkKey={LINK_KEY} />), `/meet/${LINK_KEY}`)
}

const nameField = () => screen.findByRole('textbox', { name: 'Your name' })
const entries = () => server.asked.filter(({ path }) => path === '/meet/entry').map(({ body }) => body)

describe('a guest', () => {
  it(spec('U:JON-06')`gives a name and joins with Enter`, async () => {
    await show()
    const field = await nameField()
    expect(field).toHaveFocus()
    expect(screen.getByRole('heading', { name: 'Stand-up' })).toBeVisible()
    await userEvent.keyboard('{Enter}')
    expect(field).toHaveAccessibleDescription(/Enter your name/)
    expect(entries()).toEqual([])
    await userEvent.keyboard(' Jane {Enter}')
    expect(await screen.findByRole('region', { name: 'Stage' })).toBeVisible()
    expect(entries()).toEqual([{ key: LINK_KEY, name: 'Jane', guest_pass: null }])
  })

  it('is remembered, and takes the same seat after a reload', async () => {
    const { unmount } = await show()
    await nameField()
    await userEvent.keyboard('Jane{Enter}')
    await screen.findByRole('region', { name: 'Stage' })
    unmount()
    server.close()
    seated = new TestSeat()
    await show()
    expect(await nameField()).toHaveValue('Jane')
    await userEvent.keyboard('{Enter}')
    await screen.findByRole('region', { name: 'Stage' })
    expect(entries()).toEqual([{ key: LINK_KEY, name: 'Jane', guest_pass: 'pass-1' }])
  })

  it('who left can come back, go to another meeting, or sign in', async () => {
    await show()
    await nameField()
    await userEvent.keyboard('Jane{Enter}')
    await screen.findByRole('region', { name: 'Stage' })
    act(() => seated.seat.leave())
    expect(await screen.findByRole('heading', { name: 'You left the meeting' })).toBeVisible()
    expect(server.asked.at(-1)).toEqual({ method: 'POST', path: '/meet/leave', body: { guest_pass: 'pass-1' } })
    expect(screen.getByRole('link', { name: 'Enter another ID' })).toHaveAttribute('href', '/meet')
    await userEvent.click(screen.getByRole('button', { name: 'Rejoin' }))
    expect(await screen.findByRole('region', { name: 'Stage' })).toBeVisible()
  })

  it(spec('U:HST-04')`at a locked meeting is told so, and can try again or sign in`, async () => {
    let locked = true
    await show({ 'POST /meet/find': () => ({ body: { ...invitation, refused: locked ? { code: 'MeetingIsLocked', message: 'no' } : null } }) })
    expect(await screen.findByRole('heading', { name: 'This meeting is locked' })).toBeVisible()
    expect(screen.getByRole('link', { name: 'Sign in' })).toHaveAttribute('href', expect.stringContaining('/sign-in?next='))
    locked = false
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await nameField()).toBeVisible()
  })

  it(spec('U:HST-04')`who has been in a meeting comes back to it when it is locked`, async () => {
    sessionStorage.setItem(`carillon.guest-pass.${invitation.meeting_id}`, 'pass-1')
    await show({ 'POST /meet/find': () => ({ body: { ...invitation, refused: { code: 'MeetingIsLocked', message: 'no' } } }) })
    expect(await nameField()).toBeVisible()
  })

  it('with a wrong or an old link is told so', async () => {
    const { unmount } = await show({ 'POST /meet/find': () => ({ status: 404, body: { code: 'MeetingNotFound', message: 'no' } }) })
    expect(await screen.findByRole('heading', { name: 'There is no such meeting' })).toBeVisible()
    unmount()
    server.close()
    await show({ 'POST /meet/find': () => ({ body: { ...invitation, refused: { code: 'MeetingHasEnded', message: 'no' } } }) })
    expect(await screen.findByRole('heading', { name: 'This meeting has ended' })).toBeVisible()
  })

  it('who asks too often is told to wait', async () => {
    await show({ 'POST /meet/find': () => ({ status: 429, body: { code: 'Throttled', message: 'no' } }) })
    expect(await screen.findByRole('heading', { name: 'Too many tries' })).toBeVisible()
  })

  it('finds a meeting by its ID, with Enter', async () => {
    const found: string[] = []
    let there = false
    server = new AnsweringServer({ 'POST /meet/find': () => (there ? { body: invitation } : { status: 404, body: { code: 'MeetingNotFound', message: 'no' } }) })
    await stand(<FindPage onFound={(key) => found.push(key)} />, '/meet')
    const field = await screen.findByRole('textbox', { name: 'Meeting ID or link' })
    expect(field).toHaveFocus()
    await userEvent.keyboard('1234 56 7890{Enter}')
    expect(await screen.findByRole('alert')).toHaveTextContent('There is no such meeting.')
    there = true
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => found).toEqual(['1234567890'])
  })
})
