/** The files in which requests are carried away. Headings and values stay as the API has them: programs read them. */
import type { DeskPortInRow, PortOut } from '@carillon/shared/api'
import type { CsvColumn } from '../../../shared/csv.ts'

export const DESK_PORT_IN_CSV: readonly CsvColumn<DeskPortInRow>[] = [
  { heading: 'Request ID', read: ({ id }) => id },
  { heading: 'Organisation ID', read: ({ organisation_id }) => organisation_id },
  { heading: 'Status', read: ({ status }) => status },
  { heading: 'First number', read: ({ first_number }) => first_number },
  { heading: 'Numbers', read: ({ count }) => count },
  { heading: 'Country', read: ({ country }) => country },
  { heading: 'Product type', read: ({ product }) => product },
  { heading: 'Requested for', read: ({ wanted_at }) => wanted_at },
  { heading: 'FOC', read: ({ foc_at }) => foc_at },
  { heading: 'Submitted', read: ({ created_at }) => created_at },
  { heading: 'Last changed', read: ({ updated_at }) => updated_at },
]

export const DESK_PORT_OUT_CSV: readonly CsvColumn<PortOut>[] = [
  { heading: 'Time', read: ({ asked_at }) => asked_at },
  { heading: 'Number', read: ({ number }) => number },
  { heading: 'Carrier', read: ({ carrier }) => carrier },
  { heading: 'Account ID given', read: ({ account_id }) => account_id },
  { heading: 'Result', read: ({ verdict }) => verdict },
  { heading: 'Organisation ID', read: ({ organisation_id }) => organisation_id },
  { heading: 'Heard from', read: ({ heard_from }) => heard_from },
]
