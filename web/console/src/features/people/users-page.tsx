/** The users of an account. */
import type { Account, UserRow } from '@carillon/shared/api'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useLingui } from '@lingui/react/macro'
import { useState, type ReactNode } from 'react'
import { addresses } from '../../shared/addresses.ts'
import { useGate } from '../../shared/administrator.tsx'
import { DateOf } from '../../shared/dates.tsx'
import { keys } from '../../shared/keys.ts'
import { useListPreferences } from '../../shared/list-preferences.tsx'
import { EmptyState, ListTable, type Column } from '../../shared/list-table.tsx'
import { useListAddress, useListing } from '../../shared/listing.ts'
import { listOf } from '../../shared/numbers.ts'
import { PageLink } from '../../shared/page-link.tsx'
import { PermissionName } from '../../shared/words.tsx'
import { readUsers } from './api.ts'
import { InviteDialog } from './invite-dialog.tsx'
import { RegistrationStatus } from './registration.tsx'
import { UserActions } from './user-actions.tsx'
import { nameOf } from './user-acts.ts'

export function UsersPage({ account }: { account: Account }) {
  const { t } = useLingui()
  const columns = useColumns(account.id)
  const [{ size, ...look }, keep] = useListPreferences('users', columns)
  const address = useListAddress()
  const listing = useListing(keys.userPages(account.id, address.search, size), address.page, readUsers(account.id, address.search, size))
  const [chosenIds, setChosenIds] = useState<ReadonlySet<string>>(new Set())
  const [inviting, setInviting] = useState(false)
  const chosen = listing.items.filter((user) => chosenIds.has(user.id))
  const choose = (users: readonly UserRow[]) => setChosenIds(new Set(users.map((user) => user.id)))
  const startInviting = () => setInviting(true)
  return (
    <>
      <ListTable<UserRow>
        title={t`Users`}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <UserActions account={account} users={chosen} onDone={() => choose([])} />
            {account.type === 'Team' && <InviteButton variant="primary" onClick={startInviting} />}
          </SpaceBetween>
        }
        searchLabel={t`Find users by e-mail address or name`}
        empty={<NoUsers account={account} onInvite={startInviting} />}
        columns={columns}
        listing={listing}
        address={address}
        selection={{ type: 'multi', items: chosen, choose, nameOf }}
        preferences={{ size, ...look }}
        onPreferences={keep}
      />
      {inviting && <InviteDialog account={account} onClose={() => setInviting(false)} />}
    </>
  )
}

/** Who has not registered yet has an address and nothing else. */
function useColumns(accountId: string): Column<UserRow>[] {
  const { t } = useLingui()
  const link = ({ id }: UserRow, text: string) => <PageLink to={addresses.user(accountId, id)}>{text}</PageLink>
  const whenKnown = (user: UserRow, cell: ReactNode) => (user.registration === 'Unregistered' ? '-' : cell)
  return [
    { id: 'name', label: t`Name`, always: true, maxWidth: 300, cell: (user) => whenKnown(user, link(user, nameOf(user))) },
    { id: 'email', label: t`Email address`, always: true, maxWidth: 340, cell: (user) => (user.registration === 'Unregistered' ? link(user, user.email) : user.email) },
    { id: 'registration', label: t`Registration`, cell: ({ registration }) => <RegistrationStatus registration={registration} /> },
    { id: 'permission', label: t`Permission tier`, cell: (user) => whenKnown(user, <PermissionName license={user.license} />) },
    { id: 'joined', label: t`Joined`, cell: (user) => whenKnown(user, <DateOf at={user.joined_at} />) },
  ]
}

function NoUsers({ account, onInvite }: { account: Account; onInvite: () => void }) {
  const { t } = useLingui()
  const domains = listOf(account.domains.map((domain) => domain.name))
  if (account.type === 'Enterprise' && account.domains.length === 0) {
    return <EmptyState title={t`No users yet`} text={t`This account has no domain. Claim one, and whoever registers with an address of it appears here.`} />
  }
  if (account.type === 'Enterprise') {
    return <EmptyState title={t`No users yet`} text={t`Whoever registers with an address of ${domains} appears here.`} />
  }
  return (
    <EmptyState title={t`No users yet`} text={t`Invite people by e-mail. They appear here at once, with their details when they have registered.`}>
      <InviteButton variant="normal" onClick={onInvite} />
    </EmptyState>
  )
}

function InviteButton({ variant, onClick }: { variant: 'primary' | 'normal'; onClick: () => void }) {
  const { t } = useLingui()
  const gate = useGate()
  return (
    <Button variant={variant} onClick={onClick} {...gate('chime:InviteUsers')}>
      {variant === 'primary' ? t`Invite users` : t`Invite the first users`}
    </Button>
  )
}
