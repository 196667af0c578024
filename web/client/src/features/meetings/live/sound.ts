/** What the others are heard through: it plays on whatever page is open. */
import { type RemoteTrack, type Room, RoomEvent, Track } from 'livekit-client'

export class Sound {
  private readonly place = document.createElement('div')

  constructor(
    private readonly room: Room,
    private readonly blocked: (blocked: boolean) => void,
  ) {
    this.place.hidden = true
    room
      .on(RoomEvent.TrackSubscribed, (track) => this.play(track))
      .on(RoomEvent.TrackUnsubscribed, (track) => this.stop(track))
      .on(RoomEvent.AudioPlaybackStatusChanged, () => this.blocked(!room.canPlaybackAudio))
      .on(RoomEvent.Disconnected, () => this.place.remove())
  }

  /** Only a click may do this where the browser has blocked sound. */
  turnOn = (): Promise<void> => this.room.startAudio()

  private play(track: RemoteTrack): void {
    if (track.kind !== Track.Kind.Audio) return
    document.body.append(this.place)
    this.place.append(track.attach())
  }

  private stop(track: RemoteTrack): void {
    if (track.kind === Track.Kind.Audio) track.detach().forEach((element) => element.remove())
  }
}
