/** What the server takes and gives, for the client: set-up, people, chat and meetings. */
import type { Setup, ShownMessage } from './generated/types.gen.ts'

export type {
  Added as MembersAdded,
  AttendanceView as Attendance,
  AttendeeRole,
  AttendeeView as Attendee,
  Contact,
  EmailAnswer,
  EntryRefusal,
  ExportView as PersonalExport,
  HelpLinks,
  History as HistoryPage,
  Host as HostReach,
  Invitation,
  LeavingReason,
  Letter as DevelopmentMail,
  License,
  LogReference,
  Me,
  Meetings,
  MeetingView as Meeting,
  Member,
  PastMeeting,
  OpinionWanted,
  OwnErasurePreview,
  PastMeetings,
  Privacy,
  PrivacySetting,
  PendingEmail,
  ProfileView as Profile,
  RegistrationOffer,
  Role,
  SeatTaken as Entry,
  RoomBot,
  RoomView as Room,
  SessionView as Session,
  Setup as SetupRequest,
  SetupDone as SetupOutcome,
  SetupState,
  ShownMessage as Message,
} from './generated/types.gen.ts'

export type Reach = Setup['reach']

export interface Page<Item> {
  items: Item[]
  next_cursor: string | null
  total?: number
}

export type SocketEvent =
  | { type: 'hello'; user_id: string; session_id: string; ping_seconds: number }
  | { type: 'message'; message: ShownMessage }
  | { type: 'message_redacted'; message: ShownMessage; history_version: number }
  | { type: 'room' | 'room_added' | 'room_removed'; room_id: string }
  | { type: 'bot_unheard'; room_id: string; name: string; reason: 'stopped' | 'deaf' }
  | { type: 'read'; room_id: string; sequence: number }
  | { type: 'meeting'; meeting_id: string; room_id: string | null }
  | { type: 'profile_changed' }
  | { type: 'signed_out' }
  | { type: 'pong' }
