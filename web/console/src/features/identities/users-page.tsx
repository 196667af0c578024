/** The IAM users of the organisation. */
import type { IamUserRow } from '@carillon/shared/api'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { addresses } from '../../shared/addresses.ts'
import { allOf, closed, open, useGate } from '../../shared/administrator.tsx'
import { DateOf } from '../../shared/dates.tsx'
import { useFollow } from '../../shared/follow.ts'
import { keys } from '../../shared/keys.ts'
import { useListPreferences } from '../../shared/list-preferences.tsx'
import { EmptyState, ListTable, type Column } from '../../shared/list-table.tsx'
import { useListAddress, useListing } from '../../shared/listing.ts'
import { numberOf } from '../../shared/numbers.ts'
import { PageLink } from '../../shared/page-link.tsx'
import { readUsers } from './api.ts'
import { DeleteUserDialog } from './delete-dialogs.tsx'
import { IAM_USER_CSV } from './identities-files.ts'

export function IamUsersPage() {
  const { t } = useLingui()
  const columns = useColumns()
  const [preferences, keep] = useListPreferences('iam-users', columns)
  const address = useListAddress()
  const listing = useListing(keys.iamUserPages(address.search, preferences.size), address.page, readUsers(address.search, preferences.size))
  const [chosenId, setChosenId] = useState<string | null>(null)
  const [deleting, setDeleting] = useState<string | null>(null)
  const chosen = listing.items.filter((user) => user.id === chosenId)
  return (
    <>
      <ListTable<IamUserRow>
        title={t`IAM users`}
        csv={{ file: 'iam-users', columns: IAM_USER_CSV, read: readUsers(address.search, 200) }}
        description={t`Administrators and programs. People who meet and chat are users of an account.`}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button
              onClick={() => setDeleting(chosen[0]?.name ?? null)}
              {...allOf(chosen.length === 0 ? closed(t`Choose a user first.`) : open)}
            >{t`Delete`}</Button>
            <NewUserButton variant="primary" />
          </SpaceBetween>
        }
        searchLabel={t`Find IAM users by name or e-mail address`}
        empty={<NoUsers />}
        columns={columns}
        listing={listing}
        address={address}
        selection={{ type: 'single', items: chosen, choose: ([user]) => setChosenId(user?.id ?? null), nameOf: ({ name }) => name }}
        preferences={preferences}
        onPreferences={keep}
      />
      {deleting !== null && <DeleteUserDialog name={deleting} onClose={() => setDeleting(null)} />}
    </>
  )
}

function useColumns(): Column<IamUserRow>[] {
  const { t } = useLingui()
  return [
    { id: 'name', label: t`User name`, always: true, maxWidth: 220, cell: ({ name }) => <PageLink to={addresses.iamUser(name)}>{name}</PageLink> },
    { id: 'email', label: t`E-mail address`, maxWidth: 200, cell: ({ email }) => email ?? '-' },
    { id: 'groups', label: t`Groups`, cell: ({ groups }) => numberOf(groups) },
    { id: 'password', label: t`Console access`, cell: ({ has_password }) => (has_password ? t`Enabled` : t`None`) },
    { id: 'mfa', label: t`MFA`, cell: ({ devices }) => (devices > 0 ? t`Enabled` : t`None`) },
    { id: 'keys', label: t`Access keys`, cell: ({ keys: count }) => numberOf(count) },
    { id: 'used', label: t`Key last used`, cell: ({ last_used_at }) => <DateOf at={last_used_at} /> },
    { id: 'created', label: t`Created`, cell: ({ created_at }) => <DateOf at={created_at} /> },
  ]
}

function NoUsers() {
  const { t } = useLingui()
  return (
    <EmptyState title={t`No IAM users yet`} text={t`Create a user for every administrator and every program, with no more permissions than it needs.`}>
      <NewUserButton variant="normal" />
    </EmptyState>
  )
}

function NewUserButton({ variant }: { variant: 'primary' | 'normal' }) {
  const { t } = useLingui()
  const gate = useGate()
  return (
    <Button variant={variant} href={addresses.newIamUser} onFollow={useFollow()} {...gate('iam:CreateUser')}>
      {t`Create user`}
    </Button>
  )
}
