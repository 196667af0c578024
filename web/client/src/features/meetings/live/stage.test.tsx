import { spec } from '@carillon/shared/testing'
import { act, fireEvent, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { stand } from '../../../testing/stand.tsx'
import type { HostActs } from './entry.ts'
import { Stage } from './stage.tsx'
import { BrowserMedia } from './testing/browser-media.ts'
import { DeskObserver, FilledMeeting, person } from './testing/fill.ts'

const user = userEvent.setup()
const bob = person('bob', { joinedAt: 1 })
const jane = person('jane', { joinedAt: 2, userId: null, microphone: false })

const done: string[] = []
const note = (what: string) => (whom?: string | boolean) => Promise.resolve(done.push(whom === undefined ? what : `${what} ${String(whom)}`))
const hosting: HostActs = {
  canHost: true,
  link: 'http://localhost/meet/key',
  attendees: () => Promise.resolve([{ id: 'zoe', name: 'Zoe', user_id: 'zoe', role: 'attendee', kind: 'Browser', state: 'Dropped', joined_at: null, left_at: null }]),
  mute: note('mute'),
  muteAll: note('mute all'),
  remove: note('remove'),
  lock: note('lock'),
  end: note('end'),
}
const guest: HostActs = { canHost: false, link: hosting.link }

async function open(meeting: FilledMeeting, acts: HostActs = hosting): Promise<void> {
  await stand(<Stage meeting={meeting.live} acts={acts} onLeave={() => void note('leave')()} />)
}

const control = (name: string) => screen.getByRole('button', { name })
const people = () => within(screen.getByRole('complementary', { name: 'People' }))
const tile = (name: string) => within(within(screen.getByRole('list', { name: 'Pictures' })).getByText(name).closest('li') as HTMLElement)

beforeEach(() => {
  window.ResizeObserver = DeskObserver
  BrowserMedia.put()
  done.length = 0
})
afterEach(() => BrowserMedia.take())

describe('the pictures', () => {
  it(spec('U:ROS-02', 'U:ROS-03')`show everybody with name and marks`, async () => {
    await open(new FilledMeeting(bob, { ...jane, quality: 'weak' }))
    expect(tile('Alice (you)').getByRole('img', { name: 'Host' })).toBeInTheDocument()
    expect(tile('Bob').queryByRole('img', { name: 'Muted' })).not.toBeInTheDocument()
    expect(tile('<Jane>').getByRole('img', { name: 'Muted' })).toBeInTheDocument()
    expect(tile('<Jane>').getByRole('img', { name: 'Weak connection' })).toBeInTheDocument()
  })

  it('are joined by the screen that is shared', async () => {
    const meeting = new FilledMeeting(bob)
    await open(meeting)
    act(() => meeting.see({ ...bob, shareTurn: 1 }))
    expect(screen.getByRole('region', { name: 'Screen of Bob' })).toBeInTheDocument()
    await user.click(control('Full size'))
    expect(control('Full size')).toHaveAttribute('aria-pressed', 'true')
    expect(screen.getByText('Bob shares a screen')).toBeInTheDocument()
  })

  it(spec('U:MTG-01')`say how many are in the list only`, async () => {
    await open(new FilledMeeting(...Array.from({ length: 29 }, (_, index) => person(`p${index}`, { joinedAt: index + 1 }))))
    expect(within(screen.getByRole('list', { name: 'Pictures' })).getAllByRole('listitem')).toHaveLength(25)
    expect(screen.getByText('5 more in the list')).toBeInTheDocument()
  })
})

describe('what happens', () => {
  it('is said aloud', async () => {
    const meeting = new FilledMeeting(bob)
    await open(meeting)
    act(() => meeting.see(bob, jane))
    expect(screen.getByText('<Jane> joined').closest('[aria-live="polite"]')).toBeInTheDocument()
    act(() => meeting.live.take({ type: 'muted-by-other', at: Date.now() }))
    expect(screen.getByText(/Somebody muted you/)).toBeInTheDocument()
  })

  it('is said when the connection is lost for longer than a moment', async () => {
    const meeting = new FilledMeeting(bob)
    await open(meeting)
    act(() => meeting.live.take({ type: 'reconnecting' }))
    expect(screen.queryByText(/Reconnecting/)).not.toBeInTheDocument()
    expect(await screen.findByText('Connection lost. Reconnecting…')).toBeInTheDocument()
    act(() => meeting.live.take({ type: 'connected', at: Date.now() }))
    expect(screen.queryByText(/Reconnecting/)).not.toBeInTheDocument()
  })

  it('offers to turn on sound that the browser holds back', async () => {
    const meeting = new FilledMeeting(bob)
    await open(meeting)
    act(() => meeting.live.take({ type: 'sound', blocked: true }))
    expect(control('Turn on sound')).toBeInTheDocument()
  })
})

describe('the list of people', () => {
  it(spec('U:ROS-01')`tells who is present and who was`, async () => {
    await open(new FilledMeeting(bob, { ...jane, microphone: true, speaking: true }))
    await user.click(control('People'))
    expect(people().getByRole('region', { name: 'Present (3)' })).toBeInTheDocument()
    expect(people().getByRole('img', { name: 'Speaking' })).toBeInTheDocument()
    const left = within(await people().findByRole('region', { name: 'Left (1)' }))
    expect(left.getByText('Zoe')).toBeInTheDocument()
    expect(left.getByText('Connection lost')).toBeInTheDocument()
  })

  it(spec('U:ROS-05', 'U:HST-05')`mutes and removes, for the host`, async () => {
    await open(new FilledMeeting(bob, jane))
    await user.click(control('People'))
    await user.click(control('Act on Bob'))
    await user.click(await screen.findByRole('menuitem', { name: 'Mute' }))
    await user.click(control('Act on <Jane>'))
    expect(await screen.findByRole('menuitem', { name: 'Already muted' })).toBeDisabled()
    await user.click(screen.getByRole('menuitem', { name: 'Remove from the meeting…' }))
    await user.click(people().getByRole('button', { name: 'Mute everybody else' }))
    expect(done).toEqual(['mute bob', 'remove jane', 'mute all'])
  })

  it('lets a guest look only', async () => {
    await open(new FilledMeeting(bob), guest)
    await user.click(control('People'))
    expect(people().queryByRole('button', { name: /Act on/ })).not.toBeInTheDocument()
    expect(people().queryByRole('button', { name: /Mute/ })).not.toBeInTheDocument()
  })

  it('opens by key, closes with Escape and gives the focus back', async () => {
    await open(new FilledMeeting(bob))
    await user.keyboard('p')
    expect(control('Close the list of people')).toHaveFocus()
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('complementary')).not.toBeInTheDocument()
    expect(control('People')).toHaveFocus()
  })
})

describe('the bar', () => {
  it('tells what is on without colour', async () => {
    const meeting = new FilledMeeting(bob)
    await open(meeting)
    expect(control('Microphone')).toHaveAttribute('aria-pressed', 'false')
    act(() => meeting.live.take({ type: 'microphone', on: true }))
    expect(control('Microphone')).toHaveAttribute('aria-pressed', 'true')
    expect(control('Microphone').querySelector('svg')).toHaveClass('tabler-icon-microphone')
  })

  it('leads the host out alone or with everybody', async () => {
    await open(new FilledMeeting(bob))
    await user.click(control('Leave'))
    await user.click(await screen.findByRole('menuitem', { name: 'End for everybody…' }))
    await user.click(control('Leave'))
    await user.click(await screen.findByRole('menuitem', { name: 'Leave the meeting' }))
    expect(done).toEqual(['end', 'leave'])
  })

  it('leads others out with one press', async () => {
    await open(new FilledMeeting(bob), guest)
    await user.click(control('Leave'))
    expect(done).toEqual(['leave'])
  })

  it(spec('U:HST-04')`locks and unlocks`, async () => {
    const meeting = new FilledMeeting(bob)
    await open(meeting)
    await user.click(control('More'))
    await user.click(await screen.findByRole('menuitem', { name: 'Lock the meeting' }))
    expect(done).toEqual(['lock true'])
    act(() => meeting.live.take({ type: 'room', state: { title: 'Stand-up', number: '1234567890', locked: true }, at: Date.now() }))
    expect(screen.getByRole('img', { name: 'Locked' })).toBeInTheDocument()
    await user.click(control('More'))
    await user.click(await screen.findByRole('menuitem', { name: 'Unlock the meeting' }))
    expect(done).toEqual(['lock true', 'lock false'])
  })

  it('copies the ID as it is read aloud', async () => {
    await open(new FilledMeeting(bob))
    await user.click(control('More'))
    await user.click(await screen.findByRole('menuitem', { name: 'Copy ID 1234 56 7890' }))
    expect(await screen.findByText('ID copied')).toBeInTheDocument()
    expect(await navigator.clipboard.readText()).toBe('1234 56 7890')
  })

  it('says why the microphone could not be turned on', async () => {
    BrowserMedia.put().refuse('NotAllowedError')
    await open(new FilledMeeting(bob))
    await user.click(control('Microphone'))
    expect(await screen.findByText(/may not use the microphone/)).toBeInTheDocument()
    expect(control('Microphone')).toHaveAttribute('aria-pressed', 'false')
  })
})

describe('the space bar', () => {
  it('is for talking on the stage, and presses a button that has the focus', async () => {
    const media = BrowserMedia.put()
    media.refuse('NotFoundError')
    await open(new FilledMeeting(bob))
    fireEvent.keyDown(document.body, { key: ' ' })
    expect(control('Microphone')).toHaveAttribute('aria-pressed', 'true')
    fireEvent.keyUp(document.body, { key: ' ' })
    expect(control('Microphone')).toHaveAttribute('aria-pressed', 'false')
    control('People').focus()
    await user.keyboard(' ')
    expect(screen.getByRole('complementary', { name: 'People' })).toBeInTheDocument()
  })
})
