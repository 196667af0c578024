/** The newest calls with a key, and what was turned away before they counted as its calls. */
import type { KeyTraffic } from '@carillon/shared/api'
import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Refused } from '../../shared/refused.tsx'
import { trafficQuery } from './api.ts'
import { CallsTable } from './calls-table.tsx'
import { KnocksTable } from './knocks-table.tsx'

export function KeyTrafficSection({ keyId, isOwn }: { keyId: string; isOwn: boolean }) {
  const { t } = useLingui()
  const traffic = useQuery(trafficQuery(keyId, isOwn))
  if (traffic.data !== undefined) return <Parts traffic={traffic.data} />
  if (traffic.error !== null) return <Refused error={traffic.error} again={() => void traffic.refetch()} />
  return <StatusIndicator type="loading">{t`Loading the calls`}</StatusIndicator>
}

function Parts({ traffic: { key, calls, turned_away } }: { traffic: KeyTraffic }) {
  const { t } = useLingui()
  return (
    <SpaceBetween size="l">
      {key.status === 'Inactive' && <Alert type="warning">{t`This key is inactive: every call with it is turned away.`}</Alert>}
      {turned_away.length > 0 && (
        <KnocksTable
          title={t`Turned away`}
          description={t`Requests that named this key and were not believed, or came too fast. They are counted and leave no event.`}
          knocks={turned_away}
          status={key.status}
        />
      )}
      <CallsTable keyId={key.id} calls={calls} />
    </SpaceBetween>
  )
}
