/** The files in which lists about people are carried away. Headings and values stay as the API has them: programs read them. */
import type { InvitationResults, OpenInvitation, PersonalExport } from '@carillon/shared/api'
import type { CsvColumn } from '../../shared/csv.ts'

export const INVITATION_CSV: readonly CsvColumn<OpenInvitation>[] = [
  { heading: 'email', read: ({ email }) => email },
  { heading: 'state', read: ({ state }) => state },
  { heading: 'invited_by', read: ({ invited_by }) => invited_by },
  { heading: 'invited_at', read: ({ invited_at }) => invited_at },
  { heading: 'expires_at', read: ({ expires_at }) => expires_at },
]

export const INVITATION_RESULT_CSV: readonly CsvColumn<InvitationResults['results'][number]>[] = [
  { heading: 'email', read: ({ address }) => address },
  { heading: 'result', read: ({ outcome }) => outcome },
  { heading: 'message', read: ({ message }) => message },
]

export const EXPORT_CSV: readonly CsvColumn<PersonalExport>[] = [
  { heading: 'export_id', read: ({ id }) => id },
  { heading: 'asked_for_at', read: ({ requested_at }) => requested_at },
  { heading: 'ready_at', read: ({ ready_at }) => ready_at },
  { heading: 'here_until', read: ({ expires_at }) => expires_at },
  { heading: 'bytes', read: ({ size }) => size },
]
