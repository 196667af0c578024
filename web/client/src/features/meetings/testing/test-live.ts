/** A meeting whose media are moved by hand: what tests of the pages around it stand on. */
import type { Entry, Meeting } from '../api.ts'
import type { Departure, LiveSnapshot } from '../live/index.ts'
import type { Live } from '../seat.ts'

export const standUp = (part: Partial<Meeting> = {}): Meeting => ({
  id: 'm1',
  number: '1234567890',
  link: 'http://localhost/meet/aB3_-dE5fG7hI9jK1lM3nO',
  title: 'Stand-up',
  host: { user_id: 'alice', display_name: 'Alice' },
  room_id: null,
  created_at: '2026-03-02T12:00:00Z',
  ended_at: null,
  locked: false,
  capacity: 250,
  am_host: true,
  present: 1,
  refused: null,
  ...part,
})

export const standUpEntry = (part: Partial<Meeting> = {}): Entry => ({
  meeting: standUp(part),
  attendee: { id: 'a1', name: 'Alice', role: 'host' },
  media: { path: '/media', ticket: 'ticket' },
  guest_pass: null,
})

export class TestLive implements Live {
  private readonly listeners = new Set<() => void>()
  private state: LiveSnapshot

  constructor(entry: Entry) {
    const { id, title, number, locked, created_at } = entry.meeting
    this.state = {
      phase: 'connecting',
      departure: null,
      microphone: false,
      camera: false,
      sharing: false,
      startedAt: Date.parse(created_at),
      meetingId: id,
      title,
      number,
      locked,
      people: [],
      sharer: null,
      notices: [],
      soundBlocked: false,
    }
  }

  get over(): boolean {
    return this.state.phase === 'over'
  }

  snapshot = (): LiveSnapshot => this.state

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  connect = (): Promise<void> => Promise.resolve()

  leave = (): Promise<void> => {
    if (!this.over) this.become({ phase: 'over', departure: 'left' })
    return Promise.resolve()
  }

  setMicrophone = (on: boolean): Promise<void> => {
    this.become({ microphone: on })
    return Promise.resolve()
  }

  live(part: Partial<LiveSnapshot> = {}): void {
    this.become({ phase: 'live', ...part })
  }

  reconnect(): void {
    this.become({ phase: 'reconnecting' })
  }

  end(departure: Departure): void {
    this.become({ phase: departure === 'lost' ? 'lost' : 'over', departure })
  }

  private become(part: Partial<LiveSnapshot>): void {
    this.state = { ...this.state, ...part }
    this.listeners.forEach((listener) => listener())
  }
}
