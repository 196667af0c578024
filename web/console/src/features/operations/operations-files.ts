/** The files in which jobs and findings are carried away. Headings and values stay as the API has them: programs read them. */
import type { Finding, JobRow } from '@carillon/shared/api'
import type { CsvColumn } from '../../shared/csv.ts'

export const JOB_CSV: readonly CsvColumn<JobRow>[] = [
  { heading: 'Job ID', read: ({ id }) => id },
  { heading: 'Kind', read: ({ kind }) => kind },
  { heading: 'Argument', read: ({ argument }) => argument },
  { heading: 'Attempts', read: ({ attempts }) => attempts },
  { heading: 'Last error', read: ({ last_error }) => last_error },
  { heading: 'Created', read: ({ created_at }) => created_at },
  { heading: 'Next attempt', read: ({ next_attempt_at }) => next_attempt_at },
  { heading: 'Given up', read: ({ given_up_at }) => given_up_at },
]

export const FINDING_CSV: readonly CsvColumn<Finding>[] = [
  { heading: 'Part', read: ({ name }) => name },
  { heading: 'State', read: ({ state }) => state },
  { heading: 'Detail', read: ({ detail }) => detail },
  { heading: 'Fix', read: ({ state, fix }) => (state === 'ok' ? null : fix) },
]
