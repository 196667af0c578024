/** The requests of meetings, and the names under which their answers are kept. */
import { at, get, partingPost, post, remove } from '@carillon/shared/api'
import type { Attendee, Entry, Invitation, Meeting, Meetings, OpinionWanted, PastMeetings } from '@carillon/shared/api'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'

export type { Attendance, Attendee, AttendeeRole, Entry, EntryRefusal, Invitation, LeavingReason, Meeting, PastMeeting } from '@carillon/shared/api'

const ALL = ['meetings'] as const
export const meetingKeys = {
  all: ALL,
  running: [...ALL, 'running'] as const,
  recent: [...ALL, 'recent'] as const,
  attendees: (meeting_id: string) => [...ALL, 'attendees', meeting_id] as const,
}

const WHILE_RUNNING = 15_000
export const meetingsQuery = queryOptions({
  queryKey: meetingKeys.running,
  queryFn: () => get<Meetings>('/meetings'),
  // Who comes and goes is told to the meeting alone, so the number of people inside is asked for.
  refetchInterval: ({ state }) => ((state.data?.items.length ?? 0) > 0 ? WHILE_RUNNING : false),
})

const PAST_PAGE = 20
/** Page after page, each from where the one before ended. */
export const pastQuery = infiniteQueryOptions({
  queryKey: meetingKeys.recent,
  queryFn: ({ pageParam }) => get<PastMeetings>('/meetings/recent', { before: pageParam, limit: PAST_PAGE }),
  initialPageParam: null as string | null,
  getNextPageParam: ({ items, more }) => (more ? (items.at(-1)?.meeting.ended_at ?? null) : null),
})
export const startMeeting = (token: string, beginning: { room_id: string } | { title: string }) =>
  post<Meeting>('/meetings', { token, ...beginning })
export const getMeeting = (meeting_id: string) => get<Meeting>(at`/meetings/${meeting_id}`)
export const findMeeting = (key: string) => post<Invitation>('/meetings/find', { key })
export const listAttendees = (meeting_id: string) => get<{ items: Attendee[] }>(at`/meetings/${meeting_id}/attendees`)

export const enterMeeting = (meeting_id: string, key: string | null) => post<Entry>(at`/meetings/${meeting_id}/entry`, { key })
export const leaveMeeting = (meeting_id: string) => post(at`/meetings/${meeting_id}/leave`)
export const leaveMeetingAtOnce = (meeting_id: string) => partingPost(at`/meetings/${meeting_id}/leave`)

export const lockMeeting = (meeting_id: string, locked: boolean) => post<Meeting>(at`/meetings/${meeting_id}/lock`, { locked })
/** Everybody but oneself when nobody is named. */
export const muteAttendee = (meeting_id: string, attendee_id: string | null) => post(at`/meetings/${meeting_id}/mute`, { attendee_id })
export const removeAttendee = (meeting_id: string, attendee_id: string) => remove(at`/meetings/${meeting_id}/attendees/${attendee_id}`)
export const endMeeting = (meeting_id: string) => post(at`/meetings/${meeting_id}/end`)

/** Whether one is to be asked how it was: not a second time, and not who was never in. */
export const opinionQuery = (meeting_id: string) =>
  queryOptions({ queryKey: [...ALL, 'opinion', meeting_id] as const, queryFn: () => get<OpinionWanted>(at`/meetings/${meeting_id}/opinion`), retry: false })
export const giveOpinion = (meeting_id: string, good: boolean, comment: string | null) => post(at`/meetings/${meeting_id}/opinion`, { good, comment })

export const findAsGuest = (key: string) => post<Invitation>('/meet/find', { key })
export const enterAsGuest = (key: string, name: string, guest_pass: string | null) => post<Entry>('/meet/entry', { key, name, guest_pass })
export const leaveAsGuest = (guest_pass: string) => post('/meet/leave', { guest_pass })
export const leaveAsGuestAtOnce = (guest_pass: string) => partingPost('/meet/leave', { guest_pass })
