/** The files in which policies and roles are carried away. Headings and values stay as the API has them: programs read them. */
import type { AttachedPolicy, PolicyRow, PolicyUsers, PolicyVersionRow, RoleRow, SimulatedCall } from '@carillon/shared/api'
import type { CsvColumn } from '../../shared/csv.ts'

export const POLICY_CSV: readonly CsvColumn<PolicyRow>[] = [
  { heading: 'Policy name', read: ({ name }) => name },
  { heading: 'Kind', read: ({ kind }) => kind },
  { heading: 'Attachments', read: ({ attachments }) => attachments },
  { heading: 'Permissions boundaries', read: ({ boundaries }) => boundaries },
  { heading: 'Description', read: ({ description }) => description },
  { heading: 'ARN', read: ({ arn }) => arn },
]

export const ROLE_CSV: readonly CsvColumn<RoleRow>[] = [
  { heading: 'Role name', read: ({ name }) => name },
  { heading: 'Trusted entities', read: ({ trusted }) => trusted.join(' ') },
  { heading: 'Service', read: ({ service }) => service },
  { heading: 'Last used', read: ({ last_used_at }) => last_used_at },
  { heading: 'Created', read: ({ created_at }) => created_at },
  { heading: 'Description', read: ({ description }) => description },
]

export const ATTACHED_CSV: readonly CsvColumn<AttachedPolicy>[] = [
  { heading: 'Policy name', read: ({ name }) => name },
  { heading: 'Kind', read: ({ kind }) => kind },
  { heading: 'ARN', read: ({ arn }) => arn },
]

export const INLINE_CSV: readonly CsvColumn<{ name: string }>[] = [{ heading: 'Policy name', read: ({ name }) => name }]

export const USED_BY_CSV: readonly CsvColumn<PolicyUsers['items'][number]>[] = [
  { heading: 'Name', read: ({ name }) => name },
  { heading: 'Identity', read: ({ kind }) => kind },
  { heading: 'Permissions boundary', read: ({ as_boundary }) => String(as_boundary) },
]

export const VERSION_CSV: readonly CsvColumn<PolicyVersionRow>[] = [
  { heading: 'Version', read: ({ id }) => id },
  { heading: 'In force', read: ({ in_force }) => String(in_force) },
  { heading: 'Created', read: ({ created_at }) => created_at },
]

export const RESULT_CSV: readonly CsvColumn<SimulatedCall>[] = [
  { heading: 'Action', read: ({ action }) => action },
  { heading: 'Resource', read: ({ resource }) => resource },
  { heading: 'Decision', read: ({ decision }) => decision },
  { heading: 'Statements', read: ({ statements }) => statements.map(({ policy, number, sid }) => [policy, number, sid].join(' ').trim()).join('; ') },
  { heading: 'Why', read: ({ reason }) => reason },
]
