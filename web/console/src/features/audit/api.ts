/** The event history: pages, one event, how far the trail is sealed, and events to carry away. */
import { at, get, type EventRecords, type EventRow, type EventView, type Page, type Query, type Sealing } from '@carillon/shared/api'
import { queryOptions } from '@tanstack/react-query'
import { keys } from '../../shared/keys.ts'
import { queryOf, type EventSearch } from './event-filters.ts'

export const REFRESH = 10_000
const AT_ONCE = 500
/** More are for programs: the trail can be delivered to a bucket. */
export const MOST = 10_000

export const readEvents = (search: EventSearch, size: number) => (cursor: string | null, signal: AbortSignal) =>
  get<Page<EventRow>>('/console/events', { ...queryOf(search, new Date()), limit: size, cursor }, signal)

export const eventQuery = (eventId: string) =>
  queryOptions({
    queryKey: keys.event(eventId),
    queryFn: ({ signal }) => get<EventView>(at`/console/events/${eventId}`, {}, signal),
    // Until it is sealed something about it still changes.
    refetchInterval: ({ state: { data } }) => (data?.event.sealed === false ? 2_000 : false),
  })

export const sealingQuery = queryOptions({
  queryKey: keys.sealing,
  queryFn: ({ signal }) => get<Sealing>('/console/events/sealing', {}, signal),
})

/** These events, or all that the search finds, the newest first. */
export const readRecords = async (search: EventSearch, chosen: readonly EventRow[]): Promise<EventView[]> =>
  chosen.length > 0 ? Promise.all(chosen.map(({ id }) => get<EventView>(at`/console/events/${id}`))) : readAll(queryOf(search, new Date()))

async function readAll(query: Query): Promise<EventView[]> {
  const found: EventView[] = []
  let cursor: string | null = null
  do {
    const page: EventRecords = await get<EventRecords>('/console/events/records', { ...query, limit: AT_ONCE, cursor })
    found.push(...page.items)
    cursor = page.next_cursor
  } while (cursor !== null && found.length < MOST)
  return found
}
