/** Everybody who was erased: ids and numbers, and a certificate of each. */
import type { Erasure } from '@carillon/shared/api'
import Box from '@cloudscape-design/components/box'
import Link from '@cloudscape-design/components/link'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useLingui } from '@lingui/react/macro'
import { ActorOf } from '../../shared/actor.tsx'
import { keys } from '../../shared/keys.ts'
import { useListPreferences } from '../../shared/list-preferences.tsx'
import { EmptyState, ListTable, type Column } from '../../shared/list-table.tsx'
import { useListAddress, useListing } from '../../shared/listing.ts'
import { MomentOf } from '../../shared/moments.tsx'
import { listOf, numberOf } from '../../shared/numbers.ts'
import { useThings } from './erased-things.tsx'
import { certificateAddress, readErasures } from './dossier-api.ts'

const CSV = [
  { heading: 'erasure_id', read: (item: Erasure) => item.id },
  { heading: 'user_id', read: (item: Erasure) => item.user_id },
  { heading: 'reason', read: (item: Erasure) => item.reason },
  { heading: 'requested_by', read: (item: Erasure) => item.requested_by },
  { heading: 'requested_at', read: (item: Erasure) => item.requested_at },
  { heading: 'finished_at', read: (item: Erasure) => item.finished_at },
  { heading: 'counts', read: (item: Erasure) => JSON.stringify(item.counts) },
]

export function ErasuresPage() {
  const { t } = useLingui()
  const address = useListAddress()
  const columns = useColumns()
  const [preferences, keep] = useListPreferences('erasures', columns)
  const listing = useListing(keys.erasurePages(preferences.size), address.page, readErasures(preferences.size))
  return (
    <ListTable<Erasure>
      title={t`Erasures`}
      description={t`Who was erased, without saying who it was: an id that leads to nobody, and how much went.`}
      actions={null}
      csv={{ file: 'erasures', columns: CSV, read: readErasures(200) }}
      searchLabel={t`Erasures`}
      filter={<Box />}
      empty={<EmptyState title={t`Nobody was erased`} text={t`A person is erased from the page of the user. Each erasure is listed here, with a certificate.`} />}
      columns={columns}
      listing={listing}
      address={address}
      preferences={preferences}
      onPreferences={keep}
    />
  )
}

function useColumns(): Column<Erasure>[] {
  const { t } = useLingui()
  const things = useThings()
  const reasons = { request: t`Request`, domain_removed: t`Domain removed`, account_deleted: t`Account deleted` }
  const what = ({ counts }: Erasure) =>
    listOf(Object.entries(counts).filter(([, number]) => number > 0).map(([name, number]) => `${things[name] ?? name}: ${numberOf(number)}`))
  return [
    { id: 'user', label: t`User ID`, always: true, cell: ({ user_id: id }) => id },
    { id: 'reason', label: t`Reason`, cell: ({ reason }) => reasons[reason] },
    { id: 'asked', label: t`Asked for`, cell: ({ requested_at: at }) => <MomentOf at={at} /> },
    { id: 'by', label: t`Asked for by`, cell: ({ requested_by: by }) => <ActorOf arn={by} /> },
    {
      id: 'done',
      label: t`Completed`,
      cell: ({ finished_at: at }) => (at === null ? <StatusIndicator type="in-progress">{t`Under way`}</StatusIndicator> : <MomentOf at={at} />),
    },
    { id: 'what', label: t`What went`, maxWidth: 360, cell: what },
    {
      id: 'certificate',
      label: t`Certificate`,
      cell: ({ id, finished_at: at }) => (at === null ? '-' : <Link href={certificateAddress(id)} target="_blank">{t`Download`}</Link>),
    },
  ]
}
