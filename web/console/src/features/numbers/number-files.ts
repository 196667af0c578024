/** The files in which numbers and orders are carried away. Headings and values stay as the API has them: programs read them. */
import type { EventRow, NumberOrderRow, NumberOrderView, NumberRow } from '@carillon/shared/api'
import type { CsvColumn } from '../../shared/csv.ts'

export const NUMBER_CSV: readonly CsvColumn<NumberRow>[] = [
  { heading: 'Phone number', read: ({ id }) => id },
  { heading: 'Status', read: ({ status }) => status },
  { heading: 'Product type', read: ({ product }) => product },
  { heading: 'Type', read: ({ type }) => type },
  { heading: 'Country', read: ({ country }) => country },
  { heading: 'Assigned to', read: ({ holder }) => holder?.email ?? null },
  { heading: 'User ID', read: ({ holder }) => holder?.user_id ?? null },
  { heading: 'Account ID', read: ({ holder }) => holder?.account_id ?? null },
  { heading: 'Calling name', read: ({ calling_name }) => calling_name.text },
  { heading: 'Calling name status', read: ({ calling_name }) => calling_name.status },
  { heading: 'Order ID', read: ({ order_id }) => order_id },
  { heading: 'Ordered', read: ({ created_at }) => created_at },
  { heading: 'Last changed', read: ({ updated_at }) => updated_at },
  { heading: 'Deleted', read: ({ deleted_at }) => deleted_at },
  { heading: 'Removed for good', read: ({ removed_at }) => removed_at },
  { heading: 'Port-in status', read: ({ porting }) => porting },
  { heading: 'Ported out', read: ({ ported_out_at }) => ported_out_at },
]

export const ORDER_CSV: readonly CsvColumn<NumberOrderRow>[] = [
  { heading: 'Order ID', read: ({ id }) => id },
  { heading: 'Status', read: ({ status, porting }) => porting ?? status },
  { heading: 'Product type', read: ({ product }) => product },
  { heading: 'Ordered', read: ({ ordered }) => ordered },
  { heading: 'Acquired', read: ({ acquired }) => acquired },
  { heading: 'Failed', read: ({ failed }) => failed },
  { heading: 'Created', read: ({ created_at }) => created_at },
  { heading: 'Last changed', read: ({ updated_at }) => updated_at },
]

export const LINE_CSV: readonly CsvColumn<NumberOrderView['lines'][number]>[] = [
  { heading: 'Phone number', read: ({ number }) => number },
  { heading: 'Status', read: ({ status }) => status },
  { heading: 'Reason', read: ({ reason }) => reason },
]

export const HISTORY_CSV: readonly CsvColumn<EventRow>[] = [
  { heading: 'Event name', read: ({ name }) => name },
  { heading: 'Event time', read: ({ at }) => at },
  { heading: 'User name', read: ({ user_name }) => user_name },
  { heading: 'Error code', read: ({ error_code }) => error_code },
  { heading: 'Event ID', read: ({ id }) => id },
]

export const FREE_CSV: readonly CsvColumn<{ id: string }>[] = [{ heading: 'Phone number', read: ({ id }) => id }]
