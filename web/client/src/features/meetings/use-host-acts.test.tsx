import { type Answers, AnsweringServer } from '@carillon/shared/testing'
import { Notifications } from '@mantine/notifications'
import { act, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { stand } from '../../testing/stand.tsx'
import type { AttendeeRole } from './api.ts'
import type { HostActs } from './live/index.ts'
import { TestLive, standUpEntry } from './testing/test-live.ts'
import { useHostActs } from './use-host-acts.tsx'

let server: AnsweringServer
let acts: HostActs
afterEach(() => server.close())

function Acting({ role, guest }: { role: AttendeeRole; guest: boolean }) {
  const entry = { ...standUpEntry(), attendee: { id: 'a1', name: 'Alice', role } }
  const made = useHostActs({ entry, live: new TestLive(entry), Stage: () => null }, guest)
  acts = made.acts
  return made.question
}

async function as(role: AttendeeRole, { guest = false, answers = {} }: { guest?: boolean; answers?: Answers } = {}) {
  server = new AnsweringServer(answers)
  await stand(
    <>
      <Acting role={role} guest={guest} />
      <Notifications />
    </>,
  )
}

const asked = () => server.asked.map(({ method, path }) => `${method} ${path}`)

describe('what one may do in a meeting', () => {
  it('is everything for the host, muting for attendees, nothing for guests', async () => {
    await as('host')
    expect(Object.keys(acts).sort()).toEqual(['attendees', 'canHost', 'chat', 'end', 'link', 'lock', 'mute', 'muteAll', 'remove'])
    await as('attendee')
    expect(Object.keys(acts).sort()).toEqual(['attendees', 'canHost', 'chat', 'link', 'mute'])
    await as('attendee', { guest: true })
    expect(Object.keys(acts).sort()).toEqual(['canHost', 'link'])
  })

  it('is done at once where it can be undone', async () => {
    await as('host', { answers: { 'POST /meetings/m1/lock': () => ({ body: null }), 'POST /meetings/m1/mute': () => ({ status: 204 }) } })
    await act(async () => {
      await acts.lock?.(true)
      await acts.muteAll?.()
    })
    expect(server.asked.map(({ body }) => body)).toEqual([{ locked: true }, { attendee_id: null }])
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('is asked about first where it cannot', async () => {
    await as('host', { answers: { 'DELETE /meetings/m1/attendees/a2': () => ({ status: 204 }), 'POST /meetings/m1/end': () => ({ status: 204 }) } })
    act(() => void acts.remove?.('a2'))
    expect(await screen.findByRole('dialog', { name: 'Remove this person?' })).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }))
    expect(asked()).toEqual([])
    act(() => void acts.remove?.('a2'))
    await userEvent.click(await screen.findByRole('button', { name: 'Remove' }))
    await expect.poll(asked).toEqual(['DELETE /meetings/m1/attendees/a2'])
    act(() => void acts.end?.())
    await userEvent.click(await screen.findByRole('button', { name: 'End for everybody' }))
    await expect.poll(asked).toContain('POST /meetings/m1/end')
  })

  it('that is refused is said', async () => {
    await as('attendee', { answers: { 'POST /meetings/m1/mute': () => ({ status: 404, body: { code: 'AttendeeNotFound', message: 'no' } }) } })
    await act(async () => {
      await acts.mute?.('a2')
    })
    expect(await screen.findByText('This person is no longer in the meeting.')).toBeVisible()
  })
})
