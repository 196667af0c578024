/** One event at its address. */
import { useParams } from '@tanstack/react-router'
import { EventPage } from '../../features/audit/event-page.tsx'

export function Event() {
  const { eventId = '' } = useParams({ strict: false })
  return <EventPage key={eventId} eventId={eventId} />
}
