/** Screens with a seat above them, which a test can sit down in. */
import type { ReactNode } from 'react'
import { personDoor } from '../doors.ts'
import type { JoinChoices } from '../live/index.ts'
import { SeatGiven } from '../meeting-context.tsx'
import { Seat } from '../seat.ts'
import { TestLive } from './test-live.ts'

export class TestSeat {
  readonly lives: TestLive[] = []
  readonly choices: JoinChoices[] = []
  readonly seat = new Seat((entry, choices) => {
    this.choices.push(choices)
    const live = new TestLive(entry)
    this.lives.push(live)
    return Promise.resolve({ entry, live, Stage: () => <section aria-label="Stage" /> })
  })

  around(screen: ReactNode): ReactNode {
    return <SeatGiven value={this.seat}>{screen}</SeatGiven>
  }

  get live(): TestLive {
    const live = this.lives.at(-1)
    if (!live) throw new Error('Nobody has sat down yet.')
    return live
  }

  sitDown(meeting_id = 'm1'): Promise<void> {
    return this.seat.enter(personDoor(meeting_id, null), { camera: true, microphone: true })
  }
}
