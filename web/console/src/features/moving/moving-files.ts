/** The files in which lists of files and of their lines are carried away. Headings and values stay as the API has them: programs read them. */
import type { SheetLine, SheetRow } from '@carillon/shared/api'
import type { CsvColumn } from '../../shared/csv.ts'

export const SHEET_CSV: readonly CsvColumn<SheetRow>[] = [
  { heading: 'file', read: ({ name }) => name },
  { heading: 'kind', read: ({ kind }) => kind },
  { heading: 'stage', read: ({ stage }) => stage },
  { heading: 'lines', read: ({ lines }) => lines },
  { heading: 'handed_in_at', read: ({ created_at }) => created_at },
  { heading: 'handed_in_by', read: ({ created_by }) => created_by },
]

export const LINE_CSV: readonly CsvColumn<SheetLine>[] = [
  { heading: 'line', read: ({ number }) => number },
  { heading: 'about', read: ({ subject }) => subject },
  { heading: 'standing', read: ({ standing }) => standing },
  { heading: 'reason', read: ({ reason }) => reason },
  { heading: 'message', read: ({ message }) => message },
  { heading: 'choice', read: ({ choice }) => choice },
  { heading: 'outcome', read: ({ outcome }) => outcome },
]

/** Why lines stand as they do, with how many each. */
export const REASON_CSV: readonly CsvColumn<{ code: string; count: number }>[] = [
  { heading: 'reason', read: ({ code }) => code },
  { heading: 'lines', read: ({ count }) => count },
]
