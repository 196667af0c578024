/** The desk's list of port-ins of all organisations. */
import type { DeskPortInRow } from '@carillon/shared/api'
import { useTag } from '@carillon/shared/i18n'
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { addresses } from '../../../shared/addresses.ts'
import { keys } from '../../../shared/keys.ts'
import { useListPreferences } from '../../../shared/list-preferences.tsx'
import { EmptyState, ListTable, type Column } from '../../../shared/list-table.tsx'
import { useListing, type ListAddress } from '../../../shared/listing.ts'
import { MomentOf } from '../../../shared/moments.tsx'
import { PageLink } from '../../../shared/page-link.tsx'
import { Narrowing } from '../narrowing.tsx'
import { NothingSo } from '../number-list.tsx'
import { countryName } from '../number-words.tsx'
import { numberText } from '../number-text.ts'
import { readDeskPortIns } from './api.ts'
import { organisationText } from './organisation-text.ts'
import { DESK_PORT_IN_CSV } from './porting-files.ts'
import { PORT_STATUSES } from './port-statuses.ts'
import { PortState, STATUS_TEXTS } from './porting-words.tsx'

export function DeskPortIns() {
  const { t } = useLingui()
  const [status, setStatus] = useState<string>()
  const address = useOwnAddress()
  const columns = useColumns()
  const [preferences, keep] = useListPreferences('desk-port-ins', columns)
  const query = { search: address.search, status }
  const listing = useListing(keys.deskPortInPages(address.search, status ?? '', preferences.size), address.page, readDeskPortIns(query, preferences.size))
  return (
    <ListTable<DeskPortInRow>
      isPart
      title={t`Port-in requests`}
      actions={null}
      csv={{ file: 'port-in-requests', columns: DESK_PORT_IN_CSV, read: readDeskPortIns(query, 200) }}
      searchLabel={t`Find requests by number or organisation ID`}
      besideSearch={
        <Narrowing
          label={t`Status`}
          any={t`Any status`}
          words={STATUS_TEXTS}
          among={PORT_STATUSES}
          value={status}
          onChange={(chosen) => {
            setStatus(chosen)
            address.setPage(1)
          }}
        />
      }
      empty={
        status === undefined ? (
          <EmptyState title={t`No port-in requests`} text={t`Requests to bring numbers over appear here.`} />
        ) : (
          <NothingSo onClear={() => setStatus(undefined)} />
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

/** The list stands on pages of others: its search and page are its own. */
function useOwnAddress(): ListAddress {
  const [place, setPlace] = useState({ search: '', page: 1 })
  return { ...place, setSearch: (search) => setPlace({ search, page: 1 }), setPage: (page) => setPlace((before) => ({ ...before, page })) }
}

function useColumns(): Column<DeskPortInRow>[] {
  const { t } = useLingui()
  const tag = useTag()
  return [
    { id: 'request', label: t`Request`, always: true, cell: ({ id }) => <PageLink to={addresses.deskPortIn(id)}>{id.slice(0, 8)}</PageLink> },
    { id: 'status', label: t`Status`, cell: ({ status }) => <PortState status={status} /> },
    { id: 'numbers', label: t`Numbers`, cell: (row) => <Numbers row={row} /> },
    { id: 'country', label: t`Country`, cell: ({ country }) => countryName(country, tag) },
    { id: 'organisation', label: t`Organisation`, maxWidth: 300, cell: (row) => organisationText(row.organisation_name, row.organisation_id) },
    { id: 'wanted', label: t`Requested for`, cell: ({ wanted_at }) => <MomentOf at={wanted_at} /> },
    { id: 'foc', label: t`FOC date and time`, cell: ({ foc_at }) => (foc_at === null ? '-' : <MomentOf at={foc_at} />) },
    { id: 'changed', label: t`Last changed`, cell: ({ updated_at }) => <MomentOf at={updated_at} /> },
  ]
}

function Numbers({ row: { first_number: first, count } }: { row: DeskPortInRow }) {
  const { t } = useLingui()
  const text = numberText(first)
  return count === 1 ? text : t`${text} and ${plural(count - 1, { one: '# more', other: '# more' })}`
}
