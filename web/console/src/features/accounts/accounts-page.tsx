/** The accounts of the organisation: where the console opens. */
import type { AccountRow } from '@carillon/shared/api'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { addresses } from '../../shared/addresses.ts'
import { closed, useGate } from '../../shared/administrator.tsx'
import { CopiedId } from '../../shared/copied-id.tsx'
import { DateOf } from '../../shared/dates.tsx'
import { useFollow } from '../../shared/follow.ts'
import { keys } from '../../shared/keys.ts'
import { useListPreferences } from '../../shared/list-preferences.tsx'
import { EmptyState, ListTable, type Column } from '../../shared/list-table.tsx'
import { useListAddress, useListing } from '../../shared/listing.ts'
import { numberOf } from '../../shared/numbers.ts'
import { PageLink } from '../../shared/page-link.tsx'
import { AccountActions } from './account-actions.tsx'
import { AccountTypeName } from '../../shared/words.tsx'
import { readAccounts } from './api.ts'
import { ACCOUNT_CSV } from './account-files.ts'

export function AccountsPage() {
  const { t } = useLingui()
  const columns = useColumns()
  const [preferences, keep] = useListPreferences('accounts', columns)
  const address = useListAddress()
  const listing = useListing(keys.accountPages(address.search, preferences.size), address.page, readAccounts(address.search, preferences.size))
  const [chosenId, setChosenId] = useState<string | null>(null)
  const chosen = listing.items.filter((account) => account.id === chosenId)
  return (
    <ListTable<AccountRow>
      title={t`Accounts`}
      csv={{ file: 'accounts', columns: ACCOUNT_CSV, read: readAccounts(address.search, 200) }}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <AccountActions account={chosen[0]} unchosen={closed(t`Choose an account first.`)} />
          <NewAccountButton variant="primary" />
        </SpaceBetween>
      }
      searchLabel={t`Find accounts by name`}
      empty={<NoAccounts />}
      columns={columns}
      listing={listing}
      address={address}
      selection={{ type: 'single', items: chosen, choose: ([account]) => setChosenId(account?.id ?? null), nameOf: ({ name }) => name }}
      preferences={preferences}
      onPreferences={keep}
    />
  )
}

function useColumns(): Column<AccountRow>[] {
  const { t } = useLingui()
  return [
    { id: 'name', label: t`Account name`, always: true, maxWidth: 340, cell: ({ id, name }) => <PageLink to={addresses.users(id)}>{name}</PageLink> },
    { id: 'id', label: t`Account ID`, cell: ({ id, name }) => <CopiedId id={id} name={t`the ID of ${name}`} /> },
    { id: 'type', label: t`Type`, cell: ({ type }) => <AccountTypeName type={type} /> },
    { id: 'users', label: t`Users`, cell: ({ users }) => numberOf(users) },
    { id: 'created', label: t`Created`, cell: ({ created_at }) => <DateOf at={created_at} /> },
  ]
}

function NoAccounts() {
  const { t } = useLingui()
  return (
    <EmptyState title={t`No accounts yet`} text={t`An account holds the people of one team or company. Create your first account, then invite them.`}>
      <NewAccountButton variant="normal" />
    </EmptyState>
  )
}

function NewAccountButton({ variant }: { variant: 'primary' | 'normal' }) {
  const { t } = useLingui()
  const gate = useGate()
  return (
    <Button variant={variant} href={addresses.newAccount} onFollow={useFollow()} {...gate('chime:CreateAccount')}>
      {variant === 'primary' ? t`New account` : t`Create your first account`}
    </Button>
  )
}
