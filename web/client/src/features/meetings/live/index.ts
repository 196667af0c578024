/** Everything of a running meeting that stands on the media client; loaded when somebody goes into one. */
export type { Attendee, AttendeeKind, Entry, HostActs, JoinChoices, OpenDevices } from './entry.ts'
export { keepChoices, keptChoices } from './kept-choices.ts'
export { LiveMeeting } from './live-meeting.ts'
export type { Departure, LiveSnapshot, Notice, NoticeKind, PersonTile, Phase, Quality } from './live-state.ts'
export { Preview } from './preview.tsx'
export type { PreviewMedia } from './preview-media.ts'
export { Stage } from './stage.tsx'
