/** One meeting at work in this browser: feeds the model from the media client, carries out its orders, tells the screens. */
import { ConnectionError, type DisconnectReason, type LocalTrackPublication, LogLevel, Room, RoomEvent, setLogLevel, Track, type TrackPublication } from 'livekit-client'
import { CameraGuard } from './camera-guard.ts'
import { departureOf, departureOfRefusal } from './departure.ts'
import { DeviceUse } from './device-use.ts'
import { type Entry, type JoinChoices, type OpenDevices, signallingAddress } from './entry.ts'
import { beginning, type Departure, type Live, type LiveSnapshot, type NoticeKind } from './live-state.ts'
import { type Input, nextTick, nextTurn, step } from './meeting-model.ts'
import { FACTS_CHANGE, roomState, seenIn, shareName } from './room-facts.ts'
import { Sound } from './sound.ts'
import { failureName, wasCancelled } from './trouble.ts'
import { Wish } from './wish.ts'

setLogLevel(LogLevel.warn)

const GATE_ANSWERS_WITHIN = 3000

export class LiveMeeting {
  readonly room: Room
  readonly devices: DeviceUse
  private live: Live
  private readonly listeners = new Set<() => void>()
  private readonly trackListeners = new Set<() => void>()
  private readonly sound: Sound
  private readonly guard: CameraGuard
  private readonly microphone: Wish
  private readonly camera: Wish
  private choosing = false
  private alarm: ReturnType<typeof setTimeout> | undefined

  constructor(
    readonly entry: Entry,
    private readonly choices: JoinChoices,
    private readonly opened?: OpenDevices,
  ) {
    this.live = beginning(entry)
    this.room = newRoom(choices)
    this.sound = new Sound(this.room, (blocked) => this.take({ type: 'sound', blocked }))
    this.guard = new CameraGuard(this.room, () => this.notice('camera-failed', 'standing'))
    this.devices = new DeviceUse(this.room, (kind, name) => this.notice(kind, name), opened)
    this.microphone = new Wish((on) => this.devices.turn('microphone', on), (error) => this.failed('microphone', error))
    this.camera = new Wish((on) => this.devices.turn('camera', on), (error) => this.failed('camera', error))
  }

  readonly snapshot = (): LiveSnapshot => this.live.shown

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Tracks may have come or gone, also where the snapshot is the same. */
  readonly subscribeTracks = (listener: () => void): (() => void) => {
    this.trackListeners.add(listener)
    return () => this.trackListeners.delete(listener)
  }

  readonly take = (input: Input): void => {
    const { live, orders } = step(this.live, input)
    const moved = live.shown !== this.live.shown
    this.live = live
    if (moved) this.listeners.forEach((listener) => listener())
    this.setAlarm()
    orders.forEach(() => void this.setSharing(false))
  }

  /** Whatever goes wrong is told by the snapshot. */
  readonly connect = async (): Promise<void> => {
    this.listen()
    this.take({ type: 'microphone', on: this.choices.microphone })
    this.take({ type: 'camera', on: this.choices.camera })
    try {
      await this.room.connect(signallingAddress(this.entry, location), this.entry.media.ticket)
      this.openDevices()
      this.look()
      this.take({ type: 'connected', at: Date.now() })
    } catch (error) {
      this.end(refusedBy(error))
    }
  }

  /** Not before one is in: opened beside the connecting they would hold it up. */
  private openDevices(): void {
    void this.microphone.set(this.live.shown.microphone)
    void this.camera.set(this.live.shown.camera)
    this.opened?.close()
  }

  readonly leave = async (): Promise<void> => {
    this.end('left')
    await this.room.disconnect()
  }

  readonly setMicrophone = (on: boolean): Promise<void> => {
    this.take({ type: 'microphone', on })
    return this.microphone.set(on)
  }

  readonly setCamera = (on: boolean): Promise<void> => {
    this.take({ type: 'camera', on })
    return this.camera.set(on)
  }

  readonly setSharing = async (on: boolean): Promise<void> => {
    if (this.choosing) return
    this.choosing = true
    try {
      const name = shareName(nextTurn(this.live))
      await this.room.localParticipant.setScreenShareEnabled(on, WHAT_TO_SHARE, { name })
    } catch (error) {
      if (!wasCancelled(error)) this.notice('share-failed', failureName(error))
    } finally {
      this.choosing = false
      this.look()
    }
  }

  readonly turnOnSound = (): Promise<void> => this.sound.turnOn()

  private listen(): void {
    FACTS_CHANGE.forEach((event) => this.room.on(event, this.look))
    this.room
      .on(RoomEvent.ParticipantDisconnected, ({ identity }, reason) => this.gone(identity, reason))
      .on(RoomEvent.RoomMetadataChanged, this.look)
      .on(RoomEvent.SignalReconnecting, () => this.take({ type: 'reconnecting' }))
      .on(RoomEvent.Reconnecting, () => this.take({ type: 'reconnecting' }))
      .on(RoomEvent.Reconnected, () => this.reconnected())
      .on(RoomEvent.Disconnected, (reason) => void this.disconnected(reason))
      .on(RoomEvent.TrackMuted, (publication) => this.silenced(publication))
      .on(RoomEvent.LocalTrackPublished, (publication) => this.published(publication))
    window.addEventListener('pagehide', this.pageGone)
  }

  private readonly pageGone = (): void => void this.room.disconnect()

  private readonly look = (): void => {
    const at = Date.now()
    const state = roomState(this.room.metadata)
    if (state) this.take({ type: 'room', state, at })
    // Among more people not everybody looks at all that one sends; a pair gets the first picture sooner without.
    if (this.room.remoteParticipants.size > 1) this.room.options.dynacast = true
    if (this.room.localParticipant.identity !== '') this.take({ type: 'people', people: seenIn(this.room), at })
    this.trackListeners.forEach((listener) => listener())
  }

  private reconnected(): void {
    this.look()
    this.take({ type: 'connected', at: Date.now() })
    this.guard.begin()
  }

  /** Nobody comes back who left or was put out; all others may just be cut off. */
  private gone(id: string, reason: DisconnectReason | undefined): void {
    const parting = departureOf(reason)
    if (parting === 'left' || parting === 'removed' || parting === 'ended') this.take({ type: 'goodbye', id })
    this.look()
  }

  // ---------------------------------------------------------------- the end

  private async disconnected(reason: DisconnectReason | undefined): Promise<void> {
    const { phase } = this.live.shown
    // While it connects, the attempt itself tells why it failed.
    if (phase === 'connecting') return
    const departure = departureOf(reason)
    this.end(departure === 'removed' || departure === 'lost' ? await this.askGate(departure) : departure)
  }

  /** The engine cannot say who was signed out, nor why nobody let us in again; the gate can. */
  private async askGate(known: Departure): Promise<Departure> {
    const { path, ticket } = this.entry.media
    try {
      const query = new URLSearchParams({ access_token: ticket })
      const answer = await fetch(`${path}/rtc/validate?${query}`, { signal: AbortSignal.timeout(GATE_ANSWERS_WITHIN) })
      const told = answer.ok ? 'lost' : departureOfRefusal(answer.status, await answer.text())
      return told === 'lost' ? known : told
    } catch {
      return known
    }
  }

  private end(departure: Departure): void {
    this.guard.stop()
    this.devices.stop()
    this.opened?.close()
    window.removeEventListener('pagehide', this.pageGone)
    this.take({ type: 'over', departure })
    clearTimeout(this.alarm)
  }

  // ---------------------------------------------------------------- microphone and camera

  /** The microphone stays open while it is muted: one that has ended was not muted by anybody. */
  private silenced(publication: TrackPublication): void {
    const track = publication.track
    if (publication !== this.room.localParticipant.getTrackPublication(publication.source)) return
    const ended = track?.mediaStreamTrack.readyState === 'ended'
    if (publication.source === Track.Source.Microphone && this.microphone.wanted) {
      this.microphone.found(false)
      if (ended) void this.setMicrophone(true)
      else this.take({ type: 'muted-by-other', at: Date.now() })
    }
    if (publication.source === Track.Source.Camera && this.camera.wanted && ended) {
      this.camera.found(false)
      void this.setCamera(true)
    }
  }

  private published(publication: LocalTrackPublication): void {
    this.devices.follow(publication)
    this.look()
  }

  private failed(device: 'microphone' | 'camera', error: unknown): void {
    this.take({ type: device, on: false })
    this.notice(`${device}-failed`, failureName(error))
  }

  private notice(kind: NoticeKind, name: string): void {
    this.take({ type: 'notice', kind, name, at: Date.now() })
  }

  private setAlarm(): void {
    clearTimeout(this.alarm)
    const at = nextTick(this.live)
    if (at !== null) this.alarm = setTimeout(() => this.take({ type: 'tick', at: Date.now() }), Math.max(0, at - Date.now()))
  }
}

function refusedBy(error: unknown): Departure {
  if (!(error instanceof ConnectionError)) return 'lost'
  const { status, message } = error as { status?: number; message: string }
  return departureOfRefusal(status ?? 0, message)
}

/** Sound comes along where the browser offers it; letters stay sharp when the line is thin. */
const WHAT_TO_SHARE = { audio: true, contentHint: 'detail', surfaceSwitching: 'include', systemAudio: 'include' } as const

/** Leaving is ours to decide: a person may still stay when the page asks whether to go. */
const newRoom = ({ cameraId, microphoneId, speakerId }: JoinChoices): Room =>
  new Room({
    adaptiveStream: true,
    dynacast: false,
    disconnectOnPageLeave: false,
    ...(microphoneId === undefined ? {} : { audioCaptureDefaults: { deviceId: { exact: microphoneId } } }),
    ...(cameraId === undefined ? {} : { videoCaptureDefaults: { deviceId: { exact: cameraId } } }),
    ...(speakerId === undefined ? {} : { audioOutput: { deviceId: speakerId } }),
  })
