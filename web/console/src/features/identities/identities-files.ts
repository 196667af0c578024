/** The files in which identities are carried away. Headings and values stay as the API has them: programs read them. */
import type { AccessKey, IamGroup, IamGroupRow, IamUserRow, MfaDevice } from '@carillon/shared/api'
import type { CsvColumn } from '../../shared/csv.ts'

export const IAM_USER_CSV: readonly CsvColumn<IamUserRow>[] = [
  { heading: 'User name', read: ({ name }) => name },
  { heading: 'E-mail address', read: ({ email }) => email },
  { heading: 'Groups', read: ({ groups }) => groups },
  { heading: 'Console access', read: ({ has_password }) => String(has_password) },
  { heading: 'MFA devices', read: ({ devices }) => devices },
  { heading: 'Access keys', read: ({ keys }) => keys },
  { heading: 'Key last used', read: ({ last_used_at }) => last_used_at },
  { heading: 'Created', read: ({ created_at }) => created_at },
]

export const IAM_GROUP_CSV: readonly CsvColumn<IamGroupRow>[] = [
  { heading: 'Group name', read: ({ name }) => name },
  { heading: 'Members', read: ({ members }) => members },
  { heading: 'Created', read: ({ created_at }) => created_at },
]

export const MEMBER_CSV: readonly CsvColumn<IamGroup['members'][number]>[] = [
  { heading: 'User name', read: ({ name }) => name },
  { heading: 'E-mail address', read: ({ email }) => email },
]

export const NAME_CSV: readonly CsvColumn<{ name: string }>[] = [{ heading: 'Name', read: ({ name }) => name }]

export const KEY_CSV: readonly CsvColumn<AccessKey>[] = [
  { heading: 'Access key ID', read: ({ access_key_id }) => access_key_id },
  { heading: 'Status', read: ({ status }) => status },
  { heading: 'Created', read: ({ created_at }) => created_at },
  { heading: 'Last used', read: ({ last_used_at }) => last_used_at },
  { heading: 'Last used service', read: ({ last_used_service }) => last_used_service },
  { heading: 'Last used region', read: ({ last_used_region }) => last_used_region },
]

export const DEVICE_CSV: readonly CsvColumn<MfaDevice>[] = [
  { heading: 'Device name', read: ({ name }) => name },
  { heading: 'Serial number', read: ({ serial_number }) => serial_number },
  { heading: 'In use since', read: ({ enabled_at }) => enabled_at },
]
