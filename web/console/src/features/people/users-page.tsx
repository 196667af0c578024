/** The users of an account. */
import type { Account, UserRow } from '@carillon/shared/api'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { SearchPlace } from '../../shared/filter-line.tsx'
import { useListPreferences } from '../../shared/list-preferences.tsx'
import { ListTable } from '../../shared/list-table.tsx'
import { readUserIds, readUsers } from './api.ts'
import { NOBODY, chosenOf, chosenOn, sizeOf, type Choice } from './choice.ts'
import { ChooseAll } from './choose-all.tsx'
import { InviteDialog } from './invite-dialog.tsx'
import { InviteButton, NoUsers, NobodySo } from './no-users.tsx'
import { useUsers, useUsersAddress, useUsersSorting } from './use-users.ts'
import { UserActions } from './user-actions.tsx'
import { nameOf } from './user-acts.ts'
import { USER_CSV, useUserColumns } from './user-columns.tsx'
import { UsersFilter } from './users-filter.tsx'
import { filterOf, isNarrowed, orderOf } from './users-search.ts'

export function UsersPage({ account }: { account: Account }) {
  const { t } = useLingui()
  const columns = useUserColumns(account.id)
  const [preferences, keep] = useListPreferences('users', columns)
  const address = useUsersAddress(account.id)
  const { wanted, narrow } = address
  const filter = filterOf(wanted)
  const listing = useUsers(account.id, wanted, preferences.size)
  // Whoever was chosen under another filter is not chosen under this one.
  const under = JSON.stringify(filter)
  const [kept, setKept] = useState<{ under: string; choice: Choice }>({ under, choice: NOBODY })
  const choice = kept.under === under ? kept.choice : NOBODY
  const choose = (next: Choice) => setKept({ under, choice: next })
  const [inviting, setInviting] = useState(false)
  const onPage = chosenOf(listing.items, choice)
  const read = readUsers(account.id, { ...filter, ...orderOf(wanted) }, 200)
  return (
    <>
      <ListTable<UserRow>
        title={t`Users`}
        description={<ChooseAll page={listing.items} choice={choice} total={listing.total} onChoose={choose} />}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <UserActions
              account={account}
              users={choice.all ? onPage : [...choice.users.values()]}
              {...(choice.all ? { everybody: { total: choice.total, readIds: () => readUserIds(account.id, filter) } } : {})}
              onDone={() => choose(NOBODY)}
            />
            {account.type === 'Team' && <InviteButton variant="primary" onClick={() => setInviting(true)} />}
          </SpaceBetween>
        }
        csv={{ file: 'users', columns: USER_CSV, read: (cursor) => read({ cursor }) }}
        searchLabel={t`Find users by e-mail address or name`}
        besideSearch={
          <SearchPlace>
            <UsersFilter search={wanted} onChange={narrow} />
          </SearchPlace>
        }
        empty={isNarrowed(wanted) ? <NobodySo onClear={() => narrow({})} /> : <NoUsers account={account} onInvite={() => setInviting(true)} />}
        columns={columns}
        listing={listing}
        address={address}
        selection={{ type: 'multi', items: onPage, count: sizeOf(choice), choose: (users) => choose(chosenOn(listing.items, users, choice)), nameOf }}
        sorting={useUsersSorting(address)}
        preferences={preferences}
        onPreferences={keep}
      />
      {inviting && <InviteDialog account={account} onClose={() => setInviting(false)} />}
    </>
  )
}
