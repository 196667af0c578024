/** The list of events at its address, with the filters that stand in it. */
import { useSearch } from '@tanstack/react-router'
import { EventsPage } from '../../features/audit/events-page.tsx'

export function Events() {
  return <EventsPage search={useSearch({ from: '/signed-in/console/events' })} />
}
