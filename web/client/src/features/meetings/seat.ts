/** One person's seat: goes into a meeting, stays in it whatever page is open, and knows why it is over. */
import type { ComponentType } from 'react'
import type { Entry } from './api.ts'
import type { Departure, HostActs, JoinChoices, LiveSnapshot, OpenDevices } from './live/index.ts'

/** What a meeting at work is to the pages around it. */
export interface Live {
  connect: () => Promise<void>
  leave: () => Promise<void>
  setMicrophone: (on: boolean) => Promise<void>
  subscribe: (listener: () => void) => () => void
  snapshot: () => LiveSnapshot
}

export interface Running {
  entry: Entry
  live: Live
  Stage: ComponentType<{ onLeave: () => void; acts: HostActs }>
}

/** How one person comes into one meeting and goes out again: signed in, or as a guest. */
export interface Door {
  meetingId: string
  enter: () => Promise<Entry>
  leave: (entry: Entry) => Promise<unknown>
  /** When the page goes away and nothing can be waited for. */
  leaveAtOnce: (entry: Entry) => void
}

interface Way {
  door: Door
  choices: JoinChoices
}

export type SeatState =
  | { at: 'nowhere' }
  | (Way & { at: 'entering' })
  | (Way & { at: 'refused'; error: unknown })
  /** Who was never connected was not cut off. */
  | (Way & { at: 'inside'; running: Running; connected: boolean })
  | (Way & { at: 'outside'; entry: Entry; departure: Departure })

export type Inside = Extract<SeatState, { at: 'inside' }>
export type Outside = Extract<SeatState, { at: 'outside' }>

export class Seat {
  private state: SeatState = { at: 'nowhere' }
  private readonly listeners = new Set<() => void>()
  private entries = 0
  private stopHearing: () => void = () => undefined
  /** The switches as they were last, for coming back. */
  private choices: JoinChoices = { camera: true, microphone: true }

  constructor(private readonly begin: (entry: Entry, choices: JoinChoices, opened?: OpenDevices) => Promise<Running>) {}

  readonly snapshot = (): SeatState => this.state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  readonly enter = async (door: Door, choices: JoinChoices, opened?: OpenDevices): Promise<void> => {
    if (this.goesTo(door)) return
    this.leave()
    const entries = ++this.entries
    const overtaken = () => entries !== this.entries
    this.choices = choices
    this.become({ at: 'entering', door, choices })
    try {
      const entry = await door.enter()
      const running = await this.begin(entry, choices, opened)
      if (!overtaken()) {
        this.sitDown({ at: 'inside', door, choices, running, connected: false })
        return
      }
      opened?.close()
      if (!this.goesTo(door)) await door.leave(entry)
    } catch (error) {
      opened?.close()
      if (!overtaken()) this.become({ at: 'refused', door, choices, error })
    }
  }

  /** Once more by the same way, with the switches as they were. */
  readonly enterAgain = (): void => {
    if (this.state.at === 'outside' || this.state.at === 'refused') void this.enter(this.state.door, this.state.choices)
  }

  readonly leave = (): void => {
    this.entries += 1
    if (this.state.at === 'inside') this.depart(this.state, 'left')
    else if (this.state.at === 'entering') this.become({ at: 'nowhere' })
  }

  readonly leaveAtOnce = (): void => {
    if (this.state.at === 'inside') this.state.door.leaveAtOnce(this.state.running.entry)
  }

  /** What was is no longer of interest; a meeting that runs is not touched. */
  readonly forget = (): void => {
    if (this.state.at === 'outside' || this.state.at === 'refused') this.become({ at: 'nowhere' })
  }

  private sitDown(inside: Inside): void {
    const { live } = inside.running
    this.become(inside)
    this.stopHearing = live.subscribe(() => this.heard(live))
    // What goes wrong is told by its snapshot.
    void live.connect()
    this.heard(live)
  }

  private heard(live: Live): void {
    const { phase, departure, microphone, camera } = live.snapshot()
    const now = this.state
    if (now.at !== 'inside' || now.running.live !== live) return
    if (phase === 'live') {
      this.choices = { ...this.choices, microphone, camera }
      if (!now.connected) this.become({ ...now, connected: true })
    }
    if (phase !== 'over' && phase !== 'lost') return
    const why = departure ?? 'lost'
    if (why === 'lost' && !now.connected) this.giveUp(now)
    else this.depart(now, why)
  }

  private giveUp(inside: Inside): void {
    this.depart(inside, 'left')
    this.become({ at: 'refused', door: inside.door, choices: this.choices, error: new Error('The media did not get through.') })
  }

  private goesTo(door: Door): boolean {
    return (this.state.at === 'entering' || this.state.at === 'inside') && this.state.door.meetingId === door.meetingId
  }

  /** The page answers at once; the server and the media engine are told behind it. */
  private depart({ door, running: { live, entry } }: Inside, departure: Departure): void {
    this.stopHearing()
    this.become({ at: 'outside', door, choices: this.choices, entry, departure })
    void live.leave()
    // Who is inside elsewhere, or was put out, has no stay left to end. A lost line ends it by itself.
    if (departure === 'left') door.leave(entry).catch(() => undefined)
  }

  private become(state: SeatState): void {
    this.state = state
    this.listeners.forEach((listener) => listener())
  }
}
