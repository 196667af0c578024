/** The columns of the list of users, on the page and in its file. */
import type { UserRow } from '@carillon/shared/api'
import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { addresses } from '../../shared/addresses.ts'
import type { CsvColumn } from '../../shared/csv.ts'
import { DateOf } from '../../shared/dates.tsx'
import type { Column } from '../../shared/list-table.tsx'
import { PageLink } from '../../shared/page-link.tsx'
import { PermissionName } from '../../shared/words.tsx'
import { RegistrationStatus } from './registration.tsx'
import { nameOf } from './user-acts.ts'
import { UserTypeName } from './user-type.tsx'

/** Who has not registered yet has an address and nothing else. */
export function useUserColumns(accountId: string): Column<UserRow>[] {
  const { t } = useLingui()
  const link = ({ id }: UserRow, text: string) => <PageLink to={addresses.user(accountId, id)}>{text}</PageLink>
  const whenKnown = (user: UserRow, cell: ReactNode) => (user.registration === 'Unregistered' ? '-' : cell)
  return [
    { id: 'name', label: t`Name`, sortedBy: 'name', always: true, maxWidth: 300, cell: (user) => whenKnown(user, link(user, nameOf(user))) },
    { id: 'email', label: t`Email address`, sortedBy: 'email', always: true, maxWidth: 340, cell: (user) => (user.registration === 'Unregistered' ? link(user, user.email) : user.email) },
    { id: 'registration', label: t`Registration`, sortedBy: 'registration', cell: ({ registration }) => <RegistrationStatus registration={registration} /> },
    { id: 'permission', label: t`Permission tier`, sortedBy: 'permission', cell: (user) => whenKnown(user, <PermissionName license={user.license} />) },
    { id: 'type', label: t`Type`, sortedBy: 'user_type', cell: ({ user_type }) => <UserTypeName type={user_type} /> },
    { id: 'invited', label: t`Invited`, sortedBy: 'invited', seldom: true, cell: ({ invited_at }) => <DateOf at={invited_at} /> },
    { id: 'joined', label: t`Joined`, sortedBy: 'joined', cell: (user) => whenKnown(user, <DateOf at={user.joined_at} />) },
    { id: 'active', label: t`Last active date`, sortedBy: 'active', seldom: true, cell: ({ last_active_at }) => <DateOf at={last_active_at} /> },
    { id: 'number', label: t`Phone number`, seldom: true, cell: ({ phone_number }) => phone_number ?? '-' },
  ]
}

/** In the words of the API, which programs read. */
export const USER_CSV: readonly CsvColumn<UserRow>[] = [
  { heading: 'user_id', read: ({ id }) => id },
  { heading: 'email', read: ({ email }) => email },
  { heading: 'display_name', read: ({ display_name }) => display_name },
  { heading: 'registration', read: ({ registration }) => registration },
  { heading: 'permission', read: ({ license }) => license },
  { heading: 'type', read: ({ user_type }) => user_type },
  { heading: 'invited_at', read: ({ invited_at }) => invited_at },
  { heading: 'joined_at', read: ({ joined_at }) => joined_at },
  { heading: 'last_active_at', read: ({ last_active_at }) => last_active_at },
  { heading: 'phone_number', read: ({ phone_number }) => phone_number },
]
