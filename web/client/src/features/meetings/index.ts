/** Meetings: starting, joining and leaving them, and the one that runs while other pages are open. */
export { meetingKeys, meetingsQuery } from './api.ts'
export { foundQuery } from './facts.ts'
export { InProgress, useSomethingRuns } from './in-progress.tsx'
export { numberShown, readKey } from './meeting-key.ts'
export { MeetingProvider, useInside } from './meeting-context.tsx'
export { KEYS as stageKeys } from './live/stage-keys.ts'
export { RunningBar } from './running-bar.tsx'
export { useStartMeeting } from './use-start-meeting.ts'
