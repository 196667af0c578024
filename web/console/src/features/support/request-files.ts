/** The columns of lists of requests as files; their headings are the same in every language, like those of other files. */
import type { SupportRow } from '@carillon/shared/api'
import type { CsvColumn } from '../../shared/csv.ts'

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
