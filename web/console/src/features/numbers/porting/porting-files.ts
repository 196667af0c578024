/** The files in which requests are carried away. Headings and values stay as the API has them: programs read them. */
import type { DeskCase, DeskPortInRow, PortDocument, PortIn, PortOut, PortOutCase } from '@carillon/shared/api'
import type { CsvColumn } from '../../../shared/csv.ts'

export const DESK_PORT_IN_CSV: readonly CsvColumn<DeskPortInRow>[] = [
  { heading: 'Request ID', read: ({ id }) => id },
  { heading: 'Organisation ID', read: ({ organisation_id }) => organisation_id },
  { heading: 'Organisation name', read: ({ organisation_name }) => organisation_name },
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

/** What the owner of a number is told of those who asked for it. */
export const PORT_OUT_CSV: readonly CsvColumn<PortOut>[] = [
  { heading: 'Time', read: ({ asked_at }) => asked_at },
  { heading: 'Number', read: ({ number }) => number },
  { heading: 'Carrier', read: ({ carrier }) => carrier },
  { heading: 'Result', read: ({ verdict }) => verdict },
]

/** PINs stay on the page: files lie about. */
export const CASE_CSV: readonly CsvColumn<PortOutCase>[] = [
  { heading: 'Case ID', read: ({ id }) => id },
  { heading: 'Asked at', read: ({ asked_at }) => asked_at },
  { heading: 'Account ID', read: ({ account_id }) => account_id },
  { heading: 'Numbers', read: ({ numbers }) => numbers.map(({ number }) => number).join(' ') },
  { heading: 'Contact', read: ({ contact_email }) => contact_email },
  { heading: 'Answered at', read: ({ answered_at }) => answered_at },
]

export const DESK_CASE_CSV: readonly CsvColumn<DeskCase>[] = [
  ...CASE_CSV.map(({ heading, read }) => ({ heading, read: ({ case: asked }: DeskCase) => read(asked) })),
  { heading: 'Organisation name', read: ({ organisation_name }) => organisation_name },
]

export const DOCUMENT_CSV: readonly CsvColumn<PortDocument>[] = [
  { heading: 'Document ID', read: ({ id }) => id },
  { heading: 'Name', read: ({ name }) => name },
  { heading: 'Document', read: ({ paper }) => paper },
  { heading: 'Carrier', read: ({ carrier }) => carrier },
  { heading: 'State', read: ({ state }) => state },
  { heading: 'Virus', read: ({ virus }) => virus },
  { heading: 'Bytes', read: ({ size }) => size },
  { heading: 'Handed in at', read: ({ added_at }) => added_at },
]

export const PAPER_CSV: readonly CsvColumn<PortIn['papers'][number]>[] = [
  { heading: 'Document', read: ({ paper }) => paper },
  { heading: 'Carrier', read: ({ carrier }) => carrier },
  { heading: 'Received', read: ({ is_there }) => String(is_there) },
]

export const STEP_CSV: readonly CsvColumn<PortIn['history'][number]>[] = [
  { heading: 'Time', read: ({ at }) => at },
  { heading: 'Status', read: ({ status }) => status },
  { heading: 'Side', read: ({ side }) => side },
  { heading: 'By', read: ({ by }) => by },
  { heading: 'Reason', read: ({ reason }) => reason },
]
