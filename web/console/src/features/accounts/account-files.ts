/** The files in which accounts, their domains and what was done lately are carried away. Headings and values stay as the API has them: programs read them. */
import type { AccountRow, DomainReview, DomainRow, EventRow } from '@carillon/shared/api'
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

export const REVIEW_CSV: readonly CsvColumn<DomainReview>[] = [
  { heading: 'Review ID', read: ({ id }) => id },
  { heading: 'Domain', read: ({ domain }) => domain },
  { heading: 'Owner account ID', read: ({ owner }) => owner.account_id },
  { heading: 'Owner account name', read: ({ owner }) => owner.account_name },
  { heading: 'Owner organisation', read: ({ owner }) => owner.organisation_name },
  { heading: 'Claimant account ID', read: ({ claimant }) => claimant.account_id },
  { heading: 'Claimant account name', read: ({ claimant }) => claimant.account_name },
  { heading: 'Claimant organisation', read: ({ claimant }) => claimant.organisation_name },
  { heading: 'Opened', read: ({ opened_at }) => opened_at },
  { heading: 'Claim ends', read: ({ claim_expires_at }) => claim_expires_at },
  { heading: 'Decision', read: ({ decision }) => decision },
  { heading: 'Decided by', read: ({ decided_by }) => decided_by },
  { heading: 'Decided', read: ({ decided_at }) => decided_at },
]

export const ACTIVITY_CSV: readonly CsvColumn<EventRow>[] = [
  { heading: 'Event name', read: ({ name }) => name },
  { heading: 'Event time', read: ({ at }) => at },
  { heading: 'User name', read: ({ user_name }) => user_name },
  { heading: 'Error code', read: ({ error_code }) => error_code },
  { heading: 'Event ID', read: ({ id }) => id },
]
