/** The newest calls on record of one key. */
import type { KeyCall } from '@carillon/shared/api'
import Box from '@cloudscape-design/components/box'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useLingui } from '@lingui/react/macro'
import { addresses } from '../../shared/addresses.ts'
import { useAdministrator } from '../../shared/administrator.tsx'
import { EmptyState } from '../../shared/list-table.tsx'
import { MomentOf } from '../../shared/moments.tsx'
import { PageLink } from '../../shared/page-link.tsx'
import { RowsTable } from '../../shared/rows-table.tsx'
import { AdviceText } from './advice-text.tsx'
import { adviceFor } from './advice.ts'
import { CALL_CSV } from './connect-files.ts'

export function CallsTable({ keyId, calls }: { keyId: string; calls: readonly KeyCall[] }) {
  const { t } = useLingui()
  const mayRead = useAdministrator().may.includes('cloudtrail:LookupEvents')
  return (
    <RowsTable
      title={t`Last calls`}
      description={t`Every few seconds looked at anew.`}
      actions={mayRead && <PageLink to={addresses.eventsOf({ access_key_id: keyId, read_only: 'any' })}>{t`All in the event history`}</PageLink>}
      csv={{ file: 'calls', columns: CALL_CSV }}
      items={calls}
      trackBy="event_id"
      wrapLines
      columnDefinitions={[
        { id: 'at', header: t`Time`, cell: ({ at }) => <MomentOf at={at} /> },
        { id: 'name', header: t`Operation`, isRowHeader: true, cell: ({ event_id, name }) => (mayRead ? <PageLink to={addresses.event(event_id)}>{name}</PageLink> : name) },
        { id: 'outcome', header: t`Outcome`, minWidth: 320, cell: (call) => <Outcome call={call} /> },
        { id: 'address', header: t`Source IP address`, cell: ({ address }) => address ?? '-' },
        { id: 'client', header: t`Client`, cell: ({ user_agent }) => clientName(user_agent) },
      ]}
      empty={<EmptyState title={t`No calls yet`} text={t`Run one of the programs above: its call appears here within seconds.`} />}
    />
  )
}

function Outcome({ call: { error_code, error_message } }: { call: KeyCall }) {
  const { t } = useLingui()
  if (error_code === null) return <StatusIndicator type="success">{t`Done`}</StatusIndicator>
  const advice = adviceFor(error_code, error_message ?? '', 'Active')
  return (
    <>
      <StatusIndicator type="error">{error_code}</StatusIndicator>
      <Box>{error_message}</Box>
      {advice !== 'other' && (
        <Box variant="small">
          <AdviceText advice={advice} />
        </Box>
      )}
    </>
  )
}

/** The first word of a user agent names the client; the rest is about the machine. */
export const clientName = (userAgent: string | null): string => userAgent?.split(' ')[0] ?? '-'
