/** What was done with a number, as the event history has it. */
import type { EventRow } from '@carillon/shared/api'
import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { addresses } from '../../shared/addresses.ts'
import { useGate } from '../../shared/administrator.tsx'
import { MomentOf } from '../../shared/moments.tsx'
import { PageLink } from '../../shared/page-link.tsx'
import { SmallTable } from '../../shared/small-table.tsx'
import { historyQuery, readHistory } from './api.ts'
import { HISTORY_CSV } from './number-files.ts'

export function NumberHistory({ numberId }: { numberId: string }) {
  const { t } = useLingui()
  const gate = useGate()('cloudtrail:LookupEvents')
  const history = useQuery(historyQuery(numberId, !gate.disabled))
  return (
    <SmallTable<EventRow>
      title={t`History`}
      csv={{ file: 'history', columns: HISTORY_CSV, read: () => readHistory(numberId) }}
      description={t`Changes of the last 90 days that name this number.`}
      actions={<PageLink to={addresses.eventsOf({ resource_name: numberId })}>{t`Event history`}</PageLink>}
      query={gate.disabled ? { data: [], error: null, again: () => undefined } : { data: history.data, error: history.error, again: () => void history.refetch() }}
      empty={gate.disabled ? { title: t({ message: 'Not allowed', context: 'title' }), text: gate.disabledReason } : { title: t`No changes`, text: t`Nothing was done with this number in the last 90 days.` }}
      columns={[
        { id: 'name', header: t`Event name`, isRowHeader: true, cell: ({ id, name }) => <PageLink to={addresses.event(id)}>{name}</PageLink> },
        { id: 'at', header: t`Event time`, cell: ({ at }) => <MomentOf at={at} /> },
        { id: 'user', header: t`User name`, cell: ({ user_name }) => user_name ?? '-' },
        { id: 'outcome', header: t`Outcome`, cell: ({ error_code }) => error_code ?? t`Successful` },
      ]}
    />
  )
}
