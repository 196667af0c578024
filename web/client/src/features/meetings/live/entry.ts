/** What a person chooses before a meeting, and what they may do in it. */
import type { Attendee, Entry } from '../api.ts'

export type { Attendee, Entry } from '../api.ts'
export type AttendeeKind = Attendee['kind']

/** A device that is not named is the one the browser or the system prefers. */
export interface JoinChoices {
  camera: boolean
  microphone: boolean
  cameraId?: string
  microphoneId?: string
  speakerId?: string
}

/** Devices that are open already, for the meeting to go on with. */
export interface OpenDevices {
  /** The device's track, from now on the taker's to stop; null where it is not open. */
  take: (kind: 'camera' | 'microphone') => MediaStreamTrack | null
  /** Stops what was not taken. */
  close: () => void
}

/** What this person may do to the meeting; an act that is absent is not offered. They tell by themselves what failed. */
export interface HostActs {
  canHost: boolean
  /** The whole address others are invited by. */
  link: string
  /** Out to the chat, while the meeting runs on. */
  chat?: () => void
  attendees?: () => Promise<readonly Attendee[]>
  mute?: (attendeeId: string) => Promise<unknown>
  muteAll?: () => Promise<unknown>
  remove?: (attendeeId: string) => Promise<unknown>
  lock?: (locked: boolean) => Promise<unknown>
  end?: () => Promise<unknown>
}

/** The engine's clients add what they ask for to this address. */
export function signallingAddress({ media }: Entry, { protocol, host }: { protocol: string; host: string }): string {
  return `${protocol === 'https:' ? 'wss:' : 'ws:'}//${host}${media.path}`
}
