/** The groups of IAM users. */
import type { IamGroupRow } from '@carillon/shared/api'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { addresses } from '../../shared/addresses.ts'
import { closed, open, useGate } from '../../shared/administrator.tsx'
import { DateOf } from '../../shared/dates.tsx'
import { keys } from '../../shared/keys.ts'
import { useListPreferences } from '../../shared/list-preferences.tsx'
import { EmptyState, ListTable, type Column } from '../../shared/list-table.tsx'
import { useListAddress, useListing } from '../../shared/listing.ts'
import { numberOf } from '../../shared/numbers.ts'
import { PageLink } from '../../shared/page-link.tsx'
import { readGroups } from './api.ts'
import { DeleteGroupDialog } from './delete-dialogs.tsx'
import { NewGroupDialog } from './new-group-dialog.tsx'
import { IAM_GROUP_CSV } from './identities-files.ts'

export function IamGroupsPage() {
  const { t } = useLingui()
  const gate = useGate()
  const columns = useColumns()
  const [preferences, keep] = useListPreferences('iam-groups', columns)
  const address = useListAddress()
  const listing = useListing(keys.iamGroupPages(address.search, preferences.size), address.page, readGroups(address.search, preferences.size))
  const [chosenId, setChosenId] = useState<string | null>(null)
  const [dialog, setDialog] = useState<'new' | { name: string } | null>(null)
  const chosen = listing.items.filter((group) => group.id === chosenId)
  const create = (variant: 'primary' | 'normal') => (
    <Button variant={variant} onClick={() => setDialog('new')} {...gate('iam:CreateGroup')}>{t`Create group`}</Button>
  )
  return (
    <>
      <ListTable<IamGroupRow>
        title={t`Groups`}
        csv={{ file: 'iam-groups', columns: IAM_GROUP_CSV, read: readGroups(address.search, 200) }}
        description={t`What is allowed to a group is allowed to everybody in it.`}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={() => setDialog(chosen[0] ?? null)} {...(chosen.length === 0 ? closed(t`Choose a group first.`) : open)}>{t`Delete`}</Button>
            {create('primary')}
          </SpaceBetween>
        }
        searchLabel={t`Find groups by name`}
        empty={
          <EmptyState title={t`No groups yet`} text={t`A group gives the same permissions to several IAM users at once.`}>
            {create('normal')}
          </EmptyState>
        }
        columns={columns}
        listing={listing}
        address={address}
        selection={{ type: 'single', items: chosen, choose: ([group]) => setChosenId(group?.id ?? null), nameOf: ({ name }) => name }}
        preferences={preferences}
        onPreferences={keep}
      />
      {dialog === 'new' && <NewGroupDialog onClose={() => setDialog(null)} />}
      {dialog !== null && dialog !== 'new' && <DeleteGroupDialog name={dialog.name} onClose={() => setDialog(null)} />}
    </>
  )
}

function useColumns(): Column<IamGroupRow>[] {
  const { t } = useLingui()
  return [
    { id: 'name', label: t`Group name`, always: true, maxWidth: 380, cell: ({ name }) => <PageLink to={addresses.iamGroup(name)}>{name}</PageLink> },
    { id: 'members', label: t`Members`, cell: ({ members }) => numberOf(members) },
    { id: 'created', label: t`Created`, cell: ({ created_at }) => <DateOf at={created_at} /> },
  ]
}
