/** One meeting at work in this browser. */
import type { Entry, JoinChoices } from './entry.ts'
import type { LiveSnapshot } from './live-state.ts'

export class LiveMeeting {
  private state: LiveSnapshot
  private readonly listeners = new Set<() => void>()

  constructor(
    readonly entry: Entry,
    readonly choices: JoinChoices,
  ) {
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

  readonly snapshot = (): LiveSnapshot => this.state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  connect(): Promise<void> {
    return Promise.resolve()
  }

  leave(): Promise<void> {
    this.change({ phase: 'over', departure: 'left' })
    return Promise.resolve()
  }

  setMicrophone(on: boolean): Promise<void> {
    this.change({ microphone: on })
    return Promise.resolve()
  }

  setCamera(on: boolean): Promise<void> {
    this.change({ camera: on })
    return Promise.resolve()
  }

  setSharing(on: boolean): Promise<void> {
    this.change({ sharing: on })
    return Promise.resolve()
  }

  private change(part: Partial<LiveSnapshot>): void {
    this.state = { ...this.state, ...part }
    this.listeners.forEach((listener) => listener())
  }
}
