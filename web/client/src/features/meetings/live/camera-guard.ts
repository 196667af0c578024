/** Looks after the camera once a connection is back: browsers have been seen to come back without pictures. */
import { type Room, Track } from 'livekit-client'
import { fresh, judge, LOOK_EVERY, type Verdict } from './camera-watch.ts'

export class CameraGuard {
  private timer: ReturnType<typeof setTimeout> | undefined
  private watch = fresh

  constructor(
    private readonly room: Room,
    private readonly failed: () => void,
  ) {}

  begin(): void {
    this.stop()
    this.watch = fresh
    this.lookLater()
  }

  stop(): void {
    clearTimeout(this.timer)
  }

  private lookLater(): void {
    this.timer = setTimeout(() => void this.look(), LOOK_EVERY)
  }

  private async look(): Promise<void> {
    const [watch, verdict] = judge(this.watch, await framesOf(this.room))
    this.watch = watch
    if (verdict === 'well') return
    if (verdict === 'give-up') {
      this.failed()
      return
    }
    try {
      await remedy(this.room, verdict)
    } catch {
      // The next look finds the camera still standing, and the next remedy is tried.
    }
    this.lookLater()
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

async function remedy(room: Room, verdict: Verdict): Promise<void> {
  const camera = cameraOf(room)
  if (!camera) return
  if (verdict === 'restart') await camera.restartTrack()
  if (verdict !== 'renew') return
  await room.localParticipant.unpublishTrack(camera)
  await room.localParticipant.setCameraEnabled(true)
}

const cameraOf = (room: Room) => room.localParticipant.getTrackPublication(Track.Source.Camera)?.videoTrack
