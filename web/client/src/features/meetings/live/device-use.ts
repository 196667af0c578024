/** The devices that a meeting uses: changes them on demand, and notices when one is pulled out. */
import { LocalAudioTrack, type LocalTrack, type LocalTrackPublication, LocalVideoTrack, type Room, RoomEvent, Track, TrackEvent } from 'livekit-client'
import { type DeviceKind, type DeviceList, findDevices, MEDIA_KINDS, mediaDevices, nameIn, noDevices } from './device-list.ts'
import type { OpenDevices } from './entry.ts'
import type { NoticeKind } from './live-state.ts'
import { failureName } from './trouble.ts'

export class DeviceUse {
  private known: DeviceList = noDevices
  /** The client itself may have changed over before anybody is told. */
  private speaker: string | undefined
  private stopped = false
  private readonly opening = new Set<LocalTrack>()

  constructor(
    private readonly room: Room,
    private readonly notice: (kind: NoticeKind, name: string) => void,
    private readonly opened?: OpenDevices,
  ) {
    room.on(RoomEvent.MediaDevicesChanged, this.changed).on(RoomEvent.Connected, this.changed)
  }

  stop(): void {
    this.stopped = true
    this.opening.forEach((track) => track.stop())
    this.room.off(RoomEvent.MediaDevicesChanged, this.changed)
  }

  active(kind: DeviceKind): string | undefined {
    return this.room.getActiveDevice(MEDIA_KINDS[kind])
  }

  /** A device that was chosen once and is gone makes room for any other. */
  async turn(kind: 'microphone' | 'camera', on: boolean): Promise<void> {
    try {
      await this.enable(kind, on)
    } catch (error) {
      if (failureName(error) !== 'none') throw error
      await this.room.switchActiveDevice(MEDIA_KINDS[kind], 'default', false)
      await this.enable(kind, on)
    }
  }

  readonly choose = async (kind: DeviceKind, id: string): Promise<void> => {
    try {
      await this.room.switchActiveDevice(MEDIA_KINDS[kind], id)
      this.speaker = this.active('speaker')
    } catch (error) {
      if (kind !== 'speaker') this.notice(`${kind}-failed`, failureName(error))
    }
  }

  /** The client takes another device by itself when one ends in use; the person is told which. */
  follow(publication: LocalTrackPublication): void {
    const kind = KINDS[publication.source]
    const { track } = publication
    if (!kind || !track) return
    track.on(TrackEvent.Ended, () => this.notice(`${kind}-gone`, track.mediaStreamTrack.label))
  }

  private async enable(kind: 'microphone' | 'camera', on: boolean): Promise<void> {
    const { localParticipant } = this.room
    const camera = kind === 'camera'
    if (on && !localParticipant.getTrackPublication(SOURCES[kind])) await this.open(kind)
    else await (camera ? localParticipant.setCameraEnabled(on) : localParticipant.setMicrophoneEnabled(on))
  }

  /** A device may answer after the person has left: it is let go at once, not when the client gives up waiting. */
  private async open(kind: 'microphone' | 'camera'): Promise<void> {
    const tracks = this.given(kind) ?? (await this.room.localParticipant.createTracks({ video: kind === 'camera', audio: kind === 'microphone' }))
    tracks.forEach((track) => this.opening.add(track))
    try {
      if (this.stopped) throw new Error('The meeting is over.')
      await Promise.all(tracks.map((track) => this.room.localParticipant.publishTrack(track)))
    } catch (error) {
      tracks.forEach((track) => track.stop())
      throw error
    } finally {
      tracks.forEach((track) => this.opening.delete(track))
    }
  }

  /** What is open goes on; the client may close and open it from now on, as it does with its own. */
  private given(kind: 'microphone' | 'camera'): LocalTrack[] | null {
    const track = this.opened?.take(kind)
    if (!track) return null
    const given = kind === 'camera' ? new LocalVideoTrack(track, undefined, false) : new LocalAudioTrack(track, undefined, false)
    given.source = SOURCES[kind]
    // The library's own types disagree where an option may be absent.
    return [given as LocalTrack]
  }

  private readonly changed = (): void => void this.compare()

  private async compare(): Promise<void> {
    if (!mediaDevices()) return
    const before = this.known
    const used = this.speaker ?? this.active('speaker')
    this.known = await findDevices()
    this.speaker = this.active('speaker')
    const name = used === undefined ? undefined : nameIn(before, 'speaker', used)
    if (used === undefined || name === undefined || nameIn(this.known, 'speaker', used) !== undefined) return
    this.notice('speaker-gone', name)
    if (this.speaker === used) await this.choose('speaker', this.known.speaker[0]?.id ?? 'default')
  }
}

const KINDS: Partial<Record<Track.Source, 'microphone' | 'camera'>> = {
  [Track.Source.Microphone]: 'microphone',
  [Track.Source.Camera]: 'camera',
}

const SOURCES = { microphone: Track.Source.Microphone, camera: Track.Source.Camera } as const
