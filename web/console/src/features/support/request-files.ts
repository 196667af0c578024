/** The columns of requests, their files and logs, as files; their headings are the same in every language, like those of other files. */
import type { SupportAttachment, SupportRow } from '@carillon/shared/api'
import type { CsvColumn } from '../../shared/csv.ts'
import type { ClientLogs } from './client-logs.ts'

export const REQUEST_CSV: readonly CsvColumn<SupportRow>[] = [
  { heading: 'Request', read: ({ id }) => id },
  { heading: 'Subject', read: ({ subject }) => subject },
  { heading: 'Status', read: ({ status }) => status },
  { heading: 'Category', read: ({ category }) => category },
  { heading: 'Submitted by', read: ({ opened_by }) => opened_by },
  { heading: 'Submitted at', read: ({ created_at }) => created_at },
  { heading: 'Last changed', read: ({ updated_at }) => updated_at },
]

export const DESK_CSV: readonly CsvColumn<SupportRow>[] = [
  ...REQUEST_CSV,
  { heading: 'Organisation', read: ({ organisation }) => organisation },
  { heading: 'Assigned to', read: ({ assignee }) => assignee },
]

export const ATTACHMENT_CSV: readonly CsvColumn<SupportAttachment>[] = [
  { heading: 'File', read: ({ name }) => name },
  { heading: 'Bytes', read: ({ size }) => size },
  { heading: 'Attached by', read: ({ author }) => author },
  { heading: 'Attached at', read: ({ at }) => at },
  { heading: 'Scanned', read: ({ scanned }) => String(scanned) },
]

export const LOGGED_ERROR_CSV: readonly CsvColumn<ClientLogs['errors'][number]>[] = [
  { heading: 'Time', read: ({ at }) => at },
  { heading: 'Error', read: ({ text }) => text },
]

export const CONNECTION_CSV: readonly CsvColumn<ClientLogs['connections'][number]>[] = [
  { heading: 'Time', read: ({ at }) => at },
  { heading: 'State', read: ({ state }) => state },
]
