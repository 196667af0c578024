/** The requests of the organisation, the newest first, and whom they are told to. */
import type { SupportRow } from '@carillon/shared/api'
import Button from '@cloudscape-design/components/button'
import { useLingui } from '@lingui/react/macro'
import { addresses } from '../../shared/addresses.ts'
import { useGate } from '../../shared/administrator.tsx'
import { FilterLine } from '../../shared/filter-line.tsx'
import { useFollow } from '../../shared/follow.ts'
import { keys } from '../../shared/keys.ts'
import { useListPreferences } from '../../shared/list-preferences.tsx'
import { EmptyState, ListTable } from '../../shared/list-table.tsx'
import { useListing } from '../../shared/listing.ts'
import { readRequests } from './api.ts'
import { Choice } from './choice.tsx'
import { OperationsContact } from './operations-contact.tsx'
import { SUBMIT } from './request-acts.ts'
import { useRequestColumns } from './request-columns.tsx'
import { REQUEST_CSV } from './request-files.ts'
import { STATUSES } from './choices.ts'
import { useSupportAddress } from './use-support-address.ts'
import { useRequestStatus } from './words.tsx'

export function RequestsPage() {
  const { t } = useLingui()
  const address = useSupportAddress()
  const columns = useRequestColumns(addresses.supportRequest)
  const [preferences, keep] = useListPreferences('support-requests', columns)
  const { status, mine } = address.wanted
  const query = { search: address.search, status: status === 'all' ? undefined : status, mine }
  const listing = useListing(keys.supportRequestPages('customer', query, preferences.size), address.page, readRequests('customer', query, preferences.size))
  const isNarrowed = query.status !== undefined || mine !== undefined
  return (
    <ListTable<SupportRow>
      title={t`My requests`}
      description={<OperationsContact />}
      actions={<SubmitButton primary />}
      csv={{ file: 'support-requests', columns: REQUEST_CSV, read: readRequests('customer', query, 200) }}
      searchLabel={t`Find requests by number, subject or person`}
      besideSearch={<Filters />}
      empty={
        isNarrowed ? (
          <NothingSo onClear={() => address.narrow({ status: undefined, mine: undefined })} />
        ) : (
          <EmptyState title={t`No requests yet`} text={t`Requests of your organisation appear here, with what became of each.`}>
            <SubmitButton />
          </EmptyState>
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

function SubmitButton({ primary = false }: { primary?: boolean }) {
  const { t } = useLingui()
  const gate = useGate()
  return (
    <Button variant={primary ? 'primary' : 'normal'} href={addresses.submitRequest} onFollow={useFollow()} {...gate(SUBMIT)}>
      {t`Submit request`}
    </Button>
  )
}

function Filters() {
  const { t } = useLingui()
  const { wanted, narrow } = useSupportAddress()
  const words = useRequestStatus('customer')
  const everybody = [
    { value: 'all' as const, label: t`Submitted by anybody` },
    { value: 'mine' as const, label: t`Submitted by me` },
  ]
  const statuses = [{ value: 'all' as const, label: t`Any status` }, ...STATUSES.map((value) => ({ value, label: words[value] }))]
  return (
    <FilterLine>
      <Choice label={t`Status`} options={statuses} value={wanted.status ?? 'all'} onChange={(status) => narrow({ status: status === 'all' ? undefined : status })} />
      <Choice label={t`Submitted by`} options={everybody} value={wanted.mine === undefined ? 'all' : 'mine'} onChange={(who) => narrow({ mine: who === 'mine' ? 'true' : undefined })} />
    </FilterLine>
  )
}

export function NothingSo({ onClear }: { onClear: () => void }) {
  const { t } = useLingui()
  return (
    <EmptyState title={t`No matches`} text={t`Nothing here is as the filters ask for.`}>
      <Button onClick={onClear}>{t`Clear filters`}</Button>
    </EmptyState>
  )
}
