import { ApiError } from '@carillon/shared/api'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Door, Seat } from './seat.ts'
import { TestLive, standUpEntry } from './testing/test-live.ts'

const BOTH_ON = { camera: true, microphone: true }

let told: string[]
let lives: TestLive[]
let seat: Seat
beforeEach(() => {
  told = []
  lives = []
  seat = new Seat((entry) => {
    const live = new TestLive(entry)
    lives.push(live)
    return Promise.resolve({ entry, live, Stage: () => null })
  })
})

/** Devices of a preview, which say when they are let go. */
const devices = () => ({ take: () => null, close: () => void told.push('let go') })

const door = (meetingId = 'm1', refusal?: ApiError): Door => ({
  meetingId,
  enter: () => {
    told.push(`enter ${meetingId}`)
    return refusal ? Promise.reject(refusal) : Promise.resolve(standUpEntry({ id: meetingId }))
  },
  leave: () => {
    told.push(`leave ${meetingId}`)
    return Promise.resolve()
  },
  leaveAtOnce: () => void told.push(`leave ${meetingId} at once`),
})

describe('a seat', () => {
  it('is taken, kept and given up, and the server hears both', async () => {
    await seat.enter(door(), BOTH_ON)
    expect(seat.snapshot().at).toBe('inside')
    seat.leave()
    expect(seat.snapshot()).toMatchObject({ at: 'outside', departure: 'left' })
    expect(told).toEqual(['enter m1', 'leave m1'])
    expect(lives[0]?.over).toBe(true)
  })

  it('is in one meeting at a time', async () => {
    await seat.enter(door('m1'), BOTH_ON)
    await seat.enter(door('m2'), BOTH_ON)
    expect(told).toEqual(['enter m1', 'leave m1', 'enter m2'])
    expect(seat.snapshot()).toMatchObject({ at: 'inside', door: { meetingId: 'm2' } })
  })

  it('is asked for once, however often one presses', async () => {
    const way = door()
    await Promise.all([seat.enter(way, BOTH_ON), seat.enter(way, BOTH_ON)])
    await seat.enter(way, BOTH_ON)
    expect(told).toEqual(['enter m1'])
  })

  it('that came too late is given back', async () => {
    const entering = seat.enter(door(), BOTH_ON)
    seat.leave()
    await entering
    expect(seat.snapshot().at).toBe('nowhere')
    expect(told).toEqual(['enter m1', 'leave m1'])
  })

  it('that came too late, or is refused, lets the devices of the preview go', async () => {
    const entering = seat.enter(door('m1'), BOTH_ON, devices())
    seat.leave()
    await entering
    await seat.enter(door('m2', new ApiError(403, 'MeetingIsLocked', 'locked')), BOTH_ON, devices())
    expect(told).toEqual(['enter m1', 'let go', 'leave m1', 'enter m2', 'let go'])
    await seat.enter(door('m3'), BOTH_ON, devices())
    expect(told.filter((word) => word === 'let go')).toHaveLength(2)
  })

  it('that is refused can be asked for again', async () => {
    const locked = new ApiError(403, 'MeetingIsLocked', 'locked')
    await seat.enter(door('m1', locked), BOTH_ON)
    expect(seat.snapshot()).toMatchObject({ at: 'refused', error: locked })
    seat.enterAgain()
    expect(told).toEqual(['enter m1', 'enter m1'])
  })

  it('that was lost or taken elsewhere is not given up a second time', async () => {
    for (const departure of ['lost', 'elsewhere', 'removed', 'ended'] as const) {
      told = []
      await seat.enter(door(), BOTH_ON)
      lives.at(-1)?.live()
      lives.at(-1)?.end(departure)
      expect(seat.snapshot()).toMatchObject({ at: 'outside', departure })
      expect(told).toEqual(['enter m1'])
    }
  })

  it('is taken again with the switches as they were', async () => {
    await seat.enter(door(), BOTH_ON)
    lives[0]?.live({ microphone: false, camera: true })
    lives[0]?.end('lost')
    expect(seat.snapshot()).toMatchObject({ at: 'outside', choices: { microphone: false, camera: true } })
  })

  it('whose media were never reached is refused, not lost, and is given back', async () => {
    await seat.enter(door(), BOTH_ON)
    lives[0]?.end('lost')
    expect(seat.snapshot().at).toBe('refused')
    expect(told).toEqual(['enter m1', 'leave m1'])
  })

  it('is given up at once when the page goes away', async () => {
    seat.leaveAtOnce()
    await seat.enter(door(), BOTH_ON)
    seat.leaveAtOnce()
    expect(told).toEqual(['enter m1', 'leave m1 at once'])
  })

  it('is forgotten once it is over, never while it runs', async () => {
    await seat.enter(door(), BOTH_ON)
    seat.forget()
    expect(seat.snapshot().at).toBe('inside')
    seat.leave()
    seat.forget()
    expect(seat.snapshot().at).toBe('nowhere')
  })
})
