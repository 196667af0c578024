/** What the media client's room says, in the words of the model. */
import { ConnectionQuality, type Participant, type Room, Track } from 'livekit-client'
import type { AttendeeKind } from './entry.ts'
import type { Quality, Seen } from './live-state.ts'
import type { RoomState } from './meeting-model.ts'

export const seenIn = (room: Room): Seen[] =>
  [room.localParticipant, ...room.remoteParticipants.values()].map((participant) => seen(participant, room))

function seen(participant: Participant, room: Room): Seen {
  const { attributes, identity, name, joinedAt } = participant
  const userId = attributes['user_id'] ?? ''
  return {
    id: identity,
    name: name ?? '',
    userId: userId === '' ? null : userId,
    kind: kindOf(attributes['kind']),
    me: participant === room.localParticipant,
    host: attributes['role'] === 'host',
    joinedAt: joinedAt?.getTime() ?? 0,
    microphone: participant.isMicrophoneEnabled,
    camera: participant.isCameraEnabled,
    speaking: participant.isSpeaking && participant.isMicrophoneEnabled,
    quality: qualityOf(participant.connectionQuality),
    shareTurn: shareTurn(participant),
  }
}

const kindOf = (kind: string | undefined): AttendeeKind => (kind === 'Phone' || kind === 'RoomSystem' ? kind : 'Browser')

function qualityOf(quality: ConnectionQuality): Quality {
  if (quality === ConnectionQuality.Lost) return 'lost'
  return quality === ConnectionQuality.Poor ? 'weak' : 'good'
}

/** The turn travels as the name of the track: it comes with the track, and after a reconnect it is still the same. */
export const shareName = (turn: number): string => `share-${turn}`

function shareTurn(participant: Participant): number | null {
  const publication = participant.getTrackPublication(Track.Source.ScreenShare)
  if (!publication) return null
  return Number(/^share-(\d+)$/u.exec(publication.trackName)?.[1] ?? 0)
}

export function roomState(metadata: string | undefined): RoomState | null {
  if (metadata === undefined || metadata === '') return null
  const { title, number, locked } = JSON.parse(metadata) as Partial<RoomState>
  return typeof title === 'string' && typeof number === 'string' ? { title, number, locked: locked === true } : null
}

/** Everything after which people may look different. */
export const FACTS_CHANGE = [
  'participantConnected',
  'participantDisconnected',
  'participantNameChanged',
  'participantAttributesChanged',
  'trackPublished',
  'trackUnpublished',
  'trackSubscribed',
  'trackUnsubscribed',
  'trackMuted',
  'trackUnmuted',
  'localTrackPublished',
  'localTrackUnpublished',
  'activeSpeakersChanged',
  'connectionQualityChanged',
] as const
