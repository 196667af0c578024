/** The files in which accounts and their domains are carried away. Headings and values stay as the API has them: programs read them. */
import type { AccountRow, DomainRow } from '@carillon/shared/api'
import type { CsvColumn } from '../../shared/csv.ts'

export const ACCOUNT_CSV: readonly CsvColumn<AccountRow>[] = [
  { heading: 'Account name', read: ({ name }) => name },
  { heading: 'Account ID', read: ({ id }) => id },
  { heading: 'Type', read: ({ type }) => type },
  { heading: 'Status', read: ({ status }) => status },
  { heading: 'Users', read: ({ users }) => users },
  { heading: 'Created', read: ({ created_at }) => created_at },
]

export const DOMAIN_CSV: readonly CsvColumn<DomainRow>[] = [
  { heading: 'Domain', read: ({ name }) => name },
  { heading: 'Status', read: ({ status }) => status },
  { heading: 'Verified', read: ({ verified_at }) => verified_at },
  { heading: 'Claim ends', read: ({ claim }) => claim?.expires_at ?? null },
]
