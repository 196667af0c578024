import { AnsweringServer } from '@carillon/shared/testing'
import { act, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { stand } from '../../testing/stand.tsx'
import { RunningBar } from './running-bar.tsx'
import { TestSeat } from './testing/seated.tsx'
import { standUpEntry } from './testing/test-live.ts'

let server: AnsweringServer
let seated: TestSeat
beforeEach(() => {
  server = new AnsweringServer({
    'POST /meetings/m1/entry': () => ({ body: standUpEntry({ created_at: new Date(Date.now() - 65_000).toISOString() }) }),
    'POST /meetings/m1/leave': () => ({ status: 204 }),
  })
  seated = new TestSeat()
})
afterEach(() => server.close())

async function onAnotherPage(address = '/rooms') {
  await seated.sitDown()
  seated.live.live({ microphone: true })
  return stand(seated.around(<RunningBar muteKeys="Ctrl Y" />), address)
}

const bar = () => screen.findByRole('region', { name: 'The meeting you are in' })

describe('the bar of a running meeting', () => {
  it('has its title and its time, and leads back', async () => {
    await onAnotherPage()
    expect(await bar()).toHaveTextContent(/Stand-up1:0\d/)
    expect(screen.getByRole('link', { name: 'Return to Stand-up' })).toHaveAttribute('href', '/meetings/m1')
  })

  it('is not there in the meeting itself, nor without one', async () => {
    await onAnotherPage('/meetings/m1')
    expect(screen.queryByRole('region')).toBeNull()
    act(() => seated.seat.leave())
    expect(screen.queryByRole('region')).toBeNull()
  })

  it('mutes and unmutes, with its button and with Ctrl-Y, but not while one writes', async () => {
    await onAnotherPage()
    const user = userEvent.setup()
    await user.click(await screen.findByRole('button', { name: 'Mute' }))
    expect(seated.live.snapshot().microphone).toBe(false)
    await user.keyboard('{Control>}y{/Control}')
    expect(seated.live.snapshot().microphone).toBe(true)
    const field = document.body.appendChild(document.createElement('textarea'))
    field.focus()
    await user.keyboard('{Control>}y{/Control}')
    field.remove()
    expect(seated.live.snapshot().microphone).toBe(true)
  })

  it('leaves, and the server hears it', async () => {
    await onAnotherPage()
    await userEvent.click(await screen.findByRole('button', { name: 'Leave' }))
    expect(screen.queryByRole('region')).toBeNull()
    expect(seated.live.over).toBe(true)
    expect(server.asked.at(-1)).toMatchObject({ method: 'POST', path: '/meetings/m1/leave' })
  })

  it('says when the connection is being repaired', async () => {
    await onAnotherPage()
    act(() => seated.live.reconnect())
    expect(await screen.findByRole('status')).toHaveTextContent('Reconnecting…')
  })

  it('says what became of the meeting, and offers the way back where there is one', async () => {
    const { address } = await onAnotherPage()
    act(() => seated.live.end('lost'))
    expect(await screen.findByRole('status')).toHaveTextContent('The connection was lost')
    await userEvent.click(screen.getByRole('button', { name: 'Rejoin' }))
    await expect.poll(() => seated.seat.snapshot().at).toBe('inside')
    expect(address()).toBe('/meetings/m1')
  })

  it('is put away when there is no way back', async () => {
    await onAnotherPage()
    act(() => seated.live.end('ended'))
    expect(await screen.findByRole('status')).toHaveTextContent('The meeting has ended')
    expect(screen.queryByRole('button', { name: 'Rejoin' })).toBeNull()
    await userEvent.click(screen.getByRole('button', { name: 'Close' }))
    expect(screen.queryByRole('region')).toBeNull()
  })
})
