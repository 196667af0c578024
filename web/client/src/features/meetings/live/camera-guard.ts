/** Looks after the camera once a connection is back: browsers have been seen to come back without pictures. */
import { type Room, Track } from 'livekit-client'
import { fresh, judge, LOOK_EVERY, type Verdict } from './camera-watch.ts'

export class CameraGuard {
  private timer: ReturnType<typeof setTimeout> | undefined
  private watch = fresh
  /** Whoever comes back from waiting with an older number was told to stop meanwhile. */
  private round = 0

  constructor(
    private readonly room: Room,
    private readonly failed: () => void,
  ) {}

  begin(): void {
    this.stop()
    this.watch = fresh
    this.lookLater(this.round)
  }

  stop(): void {
    this.round += 1
    clearTimeout(this.timer)
  }

  private lookLater(round: number): void {
    this.timer = setTimeout(() => void this.look(round), LOOK_EVERY)
  }

  private async look(round: number): Promise<void> {
    const goesOn = () => round === this.round
    const [watch, verdict] = judge(this.watch, await framesOf(this.room))
    if (!goesOn()) return
    this.watch = watch
    if (verdict === 'well') return
    if (verdict === 'give-up') {
      this.failed()
      return
    }
    try {
      await remedy(this.room, verdict, goesOn)
    } catch {
      // The next look finds the camera still standing, and the next remedy is tried.
    }
    if (goesOn()) this.lookLater(round)
  }
}

/** Pictures that came from the camera so far; null when they cannot be counted or nobody wants them. */
async function framesOf(room: Room): Promise<number | null> {
  const camera = cameraOf(room)
  if (!camera || camera.isMuted || camera.mediaStreamTrack.muted) return null
  const wanted = camera.sender?.getParameters().encodings.some((encoding) => encoding.active)
  if (wanted !== true) return null
  const report = await camera.getRTCStatsReport()
  const sources = [...(report?.values() ?? [])] as { type: string; frames?: number }[]
  return sources.find(({ type }) => type === 'media-source')?.frames ?? null
}

async function remedy(room: Room, verdict: Verdict, goesOn: () => boolean): Promise<void> {
  const camera = cameraOf(room)
  if (!camera) return
  if (verdict === 'restart') await camera.restartTrack()
  if (verdict !== 'renew') return
  await room.localParticipant.unpublishTrack(camera)
  // Who has left meanwhile does not want the camera to light up again.
  if (goesOn()) await room.localParticipant.setCameraEnabled(true)
}

const cameraOf = (room: Room) => room.localParticipant.getTrackPublication(Track.Source.Camera)?.videoTrack
