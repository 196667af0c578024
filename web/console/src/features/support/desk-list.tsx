/** The desk's list of the requests of all organisations; at first those that are not finished. */
import type { SupportRow } from '@carillon/shared/api'
import { useLingui } from '@lingui/react/macro'
import { addresses } from '../../shared/addresses.ts'
import { useAdministrator } from '../../shared/administrator.tsx'
import { FilterLine } from '../../shared/filter-line.tsx'
import { keys } from '../../shared/keys.ts'
import { useListPreferences } from '../../shared/list-preferences.tsx'
import { EmptyState, ListTable } from '../../shared/list-table.tsx'
import { useListing } from '../../shared/listing.ts'
import { readRequests } from './api.ts'
import { Choice } from './choice.tsx'
import { CATEGORIES, STATUSES } from './choices.ts'
import { useDeskColumns } from './request-columns.tsx'
import { DESK_CSV } from './request-files.ts'
import { NothingSo } from './requests-page.tsx'
import { useSupportAddress } from './use-support-address.ts'
import { useCategories, useRequestStatus } from './words.tsx'

export function DeskList() {
  const { t } = useLingui()
  const { name } = useAdministrator()
  const address = useSupportAddress()
  const columns = useDeskColumns(addresses.deskRequest)
  const [preferences, keep] = useListPreferences('desk-requests', columns)
  const { status, category, assignee } = address.wanted
  const query = {
    search: address.search,
    ...(status === undefined ? {} : status === 'all' ? { all: true } : { status }),
    category,
  }
  const read = (size: number) => readRequests('desk', { ...query, assignee: assignee === 'me' ? name : undefined, unassigned: assignee === 'nobody' ? true : undefined }, size)
  const listing = useListing(keys.supportRequestPages('desk', { ...query, assignee }, preferences.size), address.page, read(preferences.size))
  const isNarrowed = status !== undefined || category !== undefined || assignee !== undefined
  return (
    <ListTable<SupportRow>
      isPart
      title={t`Support requests`}
      actions={null}
      csv={{ file: 'desk-requests', columns: DESK_CSV, read: read(200) }}
      searchLabel={t`Find requests by number, subject or person`}
      besideSearch={<Filters />}
      empty={
        isNarrowed ? (
          <NothingSo onClear={() => address.narrow({ status: undefined, category: undefined, assignee: undefined })} />
        ) : (
          <EmptyState title={t`Nothing to answer`} text={t`Requests of all organisations appear here until they are solved or closed.`} />
        )
      }
      columns={columns}
      listing={listing}
      address={address}
      preferences={preferences}
      onPreferences={keep}
    />
  )
}

function Filters() {
  const { t } = useLingui()
  const { wanted, narrow } = useSupportAddress()
  const [statuses, categories] = [useRequestStatus('desk'), useCategories()]
  const states = [
    { value: '' as const, label: t`Not finished` },
    ...STATUSES.map((value) => ({ value, label: statuses[value] })),
    { value: 'all' as const, label: t`Any status` },
  ]
  const kinds = [{ value: '' as const, label: t`Any category` }, ...CATEGORIES.map((value) => ({ value, label: categories[value] }))]
  const people = [
    { value: '' as const, label: t`Assigned to anybody` },
    { value: 'me' as const, label: t`Assigned to me` },
    { value: 'nobody' as const, label: t`Assigned to nobody` },
  ]
  return (
    <FilterLine>
      <Choice label={t`Status`} options={states} value={wanted.status ?? ''} onChange={(status) => narrow({ status: status === '' ? undefined : status })} />
      <Choice label={t`Category`} options={kinds} value={wanted.category ?? ''} onChange={(category) => narrow({ category: category === '' ? undefined : category })} />
      <Choice label={t`Assigned to`} options={people} value={wanted.assignee ?? ''} onChange={(assignee) => narrow({ assignee: assignee === '' ? undefined : assignee })} />
    </FilterLine>
  )
}
