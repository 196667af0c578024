/** Puts people into a meeting that is connected to nothing. */
import { standUpEntry } from '../../testing/test-live.ts'
import { LiveMeeting } from '../live-meeting.ts'
import type { Seen } from '../live-state.ts'

export const person = (id: string, part: Partial<Seen> = {}): Seen => ({
  id,
  name: `${id.charAt(0).toUpperCase()}${id.slice(1)}`,
  userId: id,
  kind: 'Browser',
  me: id === 'alice',
  host: id === 'alice',
  joinedAt: 0,
  microphone: true,
  camera: false,
  speaking: false,
  quality: 'good',
  shareTurn: null,
  ...part,
})

export class FilledMeeting {
  readonly live = new LiveMeeting(standUpEntry(), { camera: false, microphone: false })

  constructor(...others: Seen[]) {
    this.see(...others)
    this.live.take({ type: 'connected', at: Date.now() })
  }

  see(...others: Seen[]): void {
    this.live.take({ type: 'people', people: [person('alice'), ...others], at: Date.now() })
  }
}

/** As a browser tells the size of the stage, which jsdom never does. */
export class DeskObserver implements ResizeObserver {
  constructor(private readonly tell: ResizeObserverCallback) {}

  observe(target: Element): void {
    this.tell([{ target, contentRect: new DOMRect(0, 0, 1424, 812) } as ResizeObserverEntry], this)
  }

  unobserve(): void {}
  disconnect(): void {}
}
