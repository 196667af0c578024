import type { Room } from 'livekit-client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { CameraGuard } from './camera-guard.ts'
import { LOOK_EVERY } from './camera-watch.ts'

/** A room whose camera delivers no pictures any more, and answers when it is let. */
class StandingCamera {
  looks = 0
  lit = 0
  private answers: (() => void)[] = []
  readonly room = {
    localParticipant: {
      getTrackPublication: () => ({
        videoTrack: {
          isMuted: false,
          mediaStreamTrack: { muted: false },
          sender: { getParameters: () => ({ encodings: [{ active: true }] }) },
          getRTCStatsReport: () => {
            this.looks += 1
            return new Promise((resolve) => this.answers.push(() => resolve(new Map([['a', { type: 'media-source', frames: 7 }]]))))
          },
          restartTrack: () => Promise.resolve(),
        },
      }),
      unpublishTrack: () => Promise.resolve(),
      setCameraEnabled: () => {
        this.lit += 1
        return Promise.resolve()
      },
    },
  } as unknown as Room

  async answer(): Promise<void> {
    this.answers.splice(0).forEach((tell) => tell())
    await vi.advanceTimersByTimeAsync(LOOK_EVERY)
  }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('the camera guard', () => {
  it('looks again and again, and lights the camera up anew when nothing else helps', async () => {
    const camera = new StandingCamera()
    new CameraGuard(camera.room, () => undefined).begin()
    await vi.advanceTimersByTimeAsync(LOOK_EVERY)
    for (let round = 0; round < 12; round += 1) await camera.answer()
    expect(camera.lit).toBeGreaterThan(0)
  })

  it('does nothing more once it is stopped, also in the middle of a look', async () => {
    const camera = new StandingCamera()
    const guard = new CameraGuard(camera.room, () => undefined)
    guard.begin()
    await vi.advanceTimersByTimeAsync(LOOK_EVERY)
    expect(camera.looks).toBe(1)
    guard.stop()
    for (let round = 0; round < 12; round += 1) await camera.answer()
    expect([camera.looks, camera.lit]).toEqual([1, 0])
  })

  it('goes one round at a time when it is begun twice', async () => {
    const camera = new StandingCamera()
    const guard = new CameraGuard(camera.room, () => undefined)
    guard.begin()
    await vi.advanceTimersByTimeAsync(LOOK_EVERY)
    guard.begin()
    await camera.answer()
    expect(camera.looks).toBe(2)
    await camera.answer()
    expect(camera.looks).toBe(3)
  })
})
