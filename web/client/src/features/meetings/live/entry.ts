/** What the server gives to whoever may enter, and what a person chooses before. */
export interface MeetingView {
  id: string
  number: string
  link: string
  title: string
  host: { user_id: string; display_name: string }
  room_id: string | null
  created_at: string
  ended_at: string | null
  locked: boolean
  capacity: number
  am_host: boolean
  present: number
}

export interface Entry {
  meeting: MeetingView
  attendee: { id: string; name: string; role: 'host' | 'attendee' }
  media: { path: string; ticket: string }
  guest_pass: string | null
}

/** A device that is not named is the one the browser or the system prefers. */
export interface JoinChoices {
  camera: boolean
  microphone: boolean
  cameraId?: string
  microphoneId?: string
  speakerId?: string
}

export type AttendeeKind = 'Browser' | 'Phone' | 'RoomSystem'

/** One seat as the server knows it, also of those who are not here any more. */
export interface Attendee {
  id: string
  name: string
  user_id: string | null
  role: 'host' | 'attendee'
  kind: AttendeeKind
  state: 'Present' | 'Left' | 'Dropped' | 'Removed'
  joined_at: string | null
  left_at: string | null
}

/** What this person may do to the meeting; an act that is absent is not offered. */
export interface HostActs {
  canHost: boolean
  /** The whole address others are invited by. */
  link: string
  attendees?: () => Promise<readonly Attendee[]>
  mute?: (attendeeId: string) => Promise<unknown>
  muteAll?: () => Promise<unknown>
  remove?: (attendeeId: string) => Promise<unknown>
  lock?: (locked: boolean) => Promise<unknown>
  end?: () => Promise<unknown>
}
