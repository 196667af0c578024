/** The files in which calls are carried away. Headings and values stay as the API has them: programs read them. */
import type { Connect, KeyCall, Knock } from '@carillon/shared/api'
import type { CsvColumn } from '../../shared/csv.ts'

export const CALL_CSV: readonly CsvColumn<KeyCall>[] = [
  { heading: 'Time', read: ({ at }) => at },
  { heading: 'Event ID', read: ({ event_id }) => event_id },
  { heading: 'Operation', read: ({ name }) => name },
  { heading: 'Error code', read: ({ error_code }) => error_code },
  { heading: 'Error message', read: ({ error_message }) => error_message },
  { heading: 'Source IP address', read: ({ address }) => address },
  { heading: 'User agent', read: ({ user_agent }) => user_agent },
]

export const KNOCK_CSV: readonly CsvColumn<Knock>[] = [
  { heading: 'Access key ID', read: ({ access_key_id }) => access_key_id },
  { heading: 'Times', read: ({ times }) => times },
  { heading: 'First time', read: ({ first_at }) => first_at },
  { heading: 'Last time', read: ({ last_at }) => last_at },
  { heading: 'Operation', read: ({ name }) => name },
  { heading: 'Error code', read: ({ error_code }) => error_code },
  { heading: 'Error message', read: ({ error_message }) => error_message },
  { heading: 'Source IP address', read: ({ address }) => address },
  { heading: 'User agent', read: ({ user_agent }) => user_agent },
]

export const ENDPOINT_CSV: readonly CsvColumn<Connect['endpoints'][number]>[] = [
  { heading: 'Service', read: ({ service }) => service },
  { heading: 'Endpoint URL', read: ({ url }) => url },
  { heading: 'Environment variable', read: ({ variable }) => variable },
]
