/** The files that events are carried away in. */
import type { EventView } from '@carillon/shared/api'
import { csvOf as fileOf } from '../../shared/csv.ts'

const COLUMNS: readonly (readonly [string, (event: EventView['event']) => string | null])[] = [
  ['Event ID', ({ id }) => id],
  ['Event time', ({ at }) => at],
  ['User name', ({ user_name }) => user_name],
  ['Event name', ({ name }) => name],
  ['Resource type', ({ resources }) => resources.map(({ type }) => type).join(', ')],
  ['Resource name', ({ resources }) => resources.map(({ name }) => name).join(', ')],
  ['AWS access key', ({ access_key_id }) => access_key_id],
  ['AWS region', ({ region }) => region],
  ['Error code', ({ error_code }) => error_code],
  ['Error message', ({ error_message }) => error_message],
  ['Source IP address', ({ address }) => address],
  ['User agent', ({ user_agent }) => user_agent],
  ['Request ID', ({ request_id }) => request_id],
  ['Read-only', ({ read_only }) => String(read_only)],
  ['Event source', ({ source }) => source],
]

/** Headings stay English: programs read them, and CloudTrail's own file has them so. */
export const csvOf = (events: readonly EventView[]): string =>
  fileOf(
    COLUMNS.map(([heading, read]) => ({ heading, read: ({ event }: EventView) => read(event) })),
    events,
  )

/** As CloudTrail's files have it. */
export const jsonOf = (events: readonly EventView[]): string => `{"Records":[${events.map(({ record }) => record).join(',\n')}]}\n`
