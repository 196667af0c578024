/** The pages of meetings for signed-in people: all of them, and one. */
import { getRouteApi } from '@tanstack/react-router'
import { MeetingPage } from '../features/meetings/meeting-page.tsx'
import { MeetingsPage } from '../features/meetings/meetings-page.tsx'
import { useMe } from './signed-in.tsx'

const all = getRouteApi('/signed-in/meetings')
const one = getRouteApi('/signed-in/meetings/$meetingId')

export function AllMeetingsPage() {
  const me = useMe()
  return <MeetingsPage name={me.display_name} joining={all.useSearch().join === true} basic={me.license === 'Basic'} />
}

export function OneMeetingPage() {
  const { meetingId } = one.useParams()
  return <MeetingPage key={meetingId} meeting_id={meetingId} linkKey={one.useSearch().key ?? null} name={useMe().display_name} />
}
