/** The two ways into a meeting: signed in, and as a guest with a name. */
import { enterAsGuest, enterMeeting, leaveAsGuest, leaveAsGuestAtOnce, leaveMeeting, leaveMeetingAtOnce } from './api.ts'
import { keepPass, keptPass } from './guest-pass.ts'
import type { Door } from './seat.ts'

export const personDoor = (meetingId: string, key: string | null): Door => ({
  meetingId,
  enter: () => enterMeeting(meetingId, key),
  leave: () => leaveMeeting(meetingId),
  leaveAtOnce: () => leaveMeetingAtOnce(meetingId),
})

export const guestDoor = (meetingId: string, key: string, name: string): Door => ({
  meetingId,
  enter: async () => {
    const entry = await enterAsGuest(key, name, keptPass(meetingId))
    keepPass(meetingId, entry.guest_pass)
    return entry
  },
  leave: ({ guest_pass }) => (guest_pass === null ? Promise.resolve() : leaveAsGuest(guest_pass)),
  leaveAtOnce: ({ guest_pass }) => {
    if (guest_pass !== null) leaveAsGuestAtOnce(guest_pass)
  },
})
