/** The stage: everybody in the meeting, what is shared, and the control bar. */
import { useSyncExternalStore } from 'react'
import type { HostActs } from './entry.ts'
import type { LiveMeeting } from './live-meeting.ts'

interface Props {
  meeting: LiveMeeting
  onLeave: () => void
  acts: HostActs
}

export function Stage({ meeting }: Props) {
  const live = useSyncExternalStore(meeting.subscribe, meeting.snapshot)
  return <section aria-label={live.title} />
}
