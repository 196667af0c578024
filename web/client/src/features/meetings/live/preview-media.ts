/** One's own camera and microphone before a meeting: opened as wished, each with what is the matter with it. */
import { type DeviceKind, MEDIA_KINDS, mediaDevices } from './device-list.ts'
import type { JoinChoices, OpenDevices } from './entry.ts'
import { failureName, type Trouble } from './trouble.ts'

type Capturing = Exclude<DeviceKind, 'speaker'>

export interface Capture {
  /** What is given now; null while it is off, asked for, or cannot be had. */
  stream: MediaStream | null
  trouble: Trouble | null
  asking: boolean
}

export interface PreviewState {
  camera: Capture
  microphone: Capture
}

const off: Capture = { stream: null, trouble: null, asking: false }

interface Wanted {
  on: boolean
  id: string | undefined
}

export class PreviewMedia implements OpenDevices {
  private state: PreviewState = { camera: off, microphone: off }
  private wanted: Record<Capturing, Wanted> = { camera: { on: false, id: undefined }, microphone: { on: false, id: undefined } }
  private isKept = false
  private readonly listeners = new Set<() => void>()

  readonly snapshot = (): PreviewState => this.state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Both together where both are new, so that the browser asks the person once. */
  readonly show = (choices: JoinChoices): void => {
    const changed = [
      this.want('camera', { on: choices.camera, id: choices.cameraId }),
      this.want('microphone', { on: choices.microphone, id: choices.microphoneId }),
    ].flat()
    const opening = changed.filter((kind) => this.wanted[kind].on)
    changed.filter((kind) => !this.wanted[kind].on).forEach((kind) => this.become(kind, off))
    if (opening.length > 0) void this.open(opening)
  }

  readonly again = (): void => {
    const troubled = (['camera', 'microphone'] as const).filter((kind) => this.state[kind].trouble !== null)
    if (troubled.length > 0) void this.open(troubled)
  }

  /** The devices stay open when the preview goes, until somebody takes or closes them. */
  readonly keep = (): OpenDevices => {
    this.isKept = true
    return this
  }

  readonly leave = (): void => {
    if (!this.isKept) this.close()
  }

  readonly take = (kind: Capturing): MediaStreamTrack | null => {
    const track = this.state[kind].stream?.getTracks()[0]
    if (track?.readyState !== 'live') return null
    this.state = { ...this.state, [kind]: off }
    return track
  }

  readonly close = (): void => {
    this.show({ camera: false, microphone: false })
  }

  private want(kind: Capturing, wanted: Wanted): Capturing[] {
    const { on, id } = this.wanted[kind]
    if (on === wanted.on && (id === wanted.id || !on)) return []
    this.wanted[kind] = wanted
    return [kind]
  }

  private async open(kinds: readonly Capturing[]): Promise<void> {
    const wishes = kinds.map((kind) => [kind, this.wanted[kind]] as const)
    kinds.forEach((kind) => this.become(kind, { stream: null, trouble: null, asking: true }))
    const result = await capture(Object.fromEntries(wishes))
    if (typeof result !== 'string') {
      wishes.forEach(([kind, wish]) => this.given(kind, wish, result))
    } else if (wishes.length > 1) {
      // One of both is the matter: the other is shown all the same.
      await Promise.all(kinds.map((kind) => this.open([kind])))
    } else {
      wishes.forEach(([kind, wish]) => this.wanted[kind] === wish && this.become(kind, { stream: null, trouble: result, asking: false }))
    }
  }

  private given(kind: Capturing, wish: Wanted, all: MediaStream): void {
    const tracks = all.getTracks().filter((track) => MEDIA_KINDS[kind].startsWith(track.kind))
    if (this.wanted[kind] !== wish) tracks.forEach((track) => track.stop())
    else {
      const stream = new MediaStream(tracks)
      tracks.forEach((track) => track.addEventListener('ended', () => this.ended(kind, stream)))
      this.become(kind, { stream, trouble: null, asking: false })
    }
  }

  /** Pulled out: whatever else there is takes its place. */
  private ended(kind: Capturing, stream: MediaStream): void {
    if (this.state[kind].stream === stream) void this.open([kind])
  }

  private become(kind: Capturing, capture: Capture): void {
    this.state[kind].stream?.getTracks().forEach((track) => track.stop())
    this.state = { ...this.state, [kind]: capture }
    this.listeners.forEach((listener) => listener())
  }
}

type Wishes = Partial<Record<Capturing, Wanted>>

/** A device that was chosen once and is gone makes room for any other. */
async function capture(wishes: Wishes): Promise<MediaStream | Trouble> {
  const media = mediaDevices()
  if (!media) return 'unsupported'
  try {
    return await media.getUserMedia(constraintsFor(wishes))
  } catch (error) {
    const trouble = failureName(error)
    const chosen = Object.entries(wishes).filter(([, wish]) => wish.id !== undefined)
    if (trouble !== 'none' || chosen.length === 0) return trouble
    return capture(Object.fromEntries(Object.entries(wishes).map(([kind, wish]) => [kind, { ...wish, id: undefined }])))
  }
}

function constraintsFor({ camera, microphone }: Wishes): MediaStreamConstraints {
  return {
    ...(camera ? { video: { ...exactly(camera), width: { ideal: 1280 }, height: { ideal: 720 } } } : {}),
    ...(microphone ? { audio: exactly(microphone) } : {}),
  }
}

const exactly = ({ id }: Wanted): MediaTrackConstraints => (id === undefined ? {} : { deviceId: { exact: id } })

/** The device that really gives, whichever was wished. */
export const deviceOf = ({ stream }: Capture): string | undefined => stream?.getTracks()[0]?.getSettings().deviceId
