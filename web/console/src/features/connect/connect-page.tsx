/** Connect your code: from the address to the first call that works. */
import type { Connect, ConnectKey } from '@carillon/shared/api'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useAdministrator } from '../../shared/administrator.tsx'
import { HelpLink } from '../../shared/help.tsx'
import { RefusedPage } from '../../shared/refused.tsx'
import { allKeysQuery, connectQuery } from './api.ts'
import { Endpoints } from './endpoints.tsx'
import { KeyChoice } from './key-choice.tsx'
import { KeyTrafficSection } from './key-traffic.tsx'
import { SnippetTabs } from './snippet-tabs.tsx'
import { Strangers } from './strangers.tsx'

export function ConnectPage({ keyId }: { keyId: string | null }) {
  const { t } = useLingui()
  const connect = useQuery(connectQuery)
  if (connect.data !== undefined) return <Parts connect={connect.data} keyId={keyId} />
  if (connect.error !== null) return <RefusedPage error={connect.error} again={() => void connect.refetch()} />
  return <StatusIndicator type="loading">{t`Loading`}</StatusIndicator>
}

function Parts({ connect, keyId }: { connect: Connect; keyId: string | null }) {
  const { t } = useLingui()
  const { may } = useAdministrator()
  const navigate = useNavigate()
  const every = useQuery({ ...allKeysQuery, enabled: may.includes('iam:ListAccessKeys') && may.includes('cloudtrail:LookupEvents') })
  const others = (every.data?.items ?? []).filter(({ id }) => !connect.keys.some((own) => own.id === id))
  const chosen = keyId ?? latestUsed(connect.keys)?.id ?? null
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        info={<HelpLink about={t`Connect your code`} />}
        description={t`Programs written for Amazon Chime’s API call this server once they know its address.`}
      >
        {t`Connect your code`}
      </Header>
      <KeyChoice own={connect.keys} others={others} chosenId={chosen} onChoose={(id) => void navigate({ to: '/console/connect', search: { key: id }, replace: true })} />
      <SnippetTabs endpoints={connect.endpoints} keyId={chosen} />
      {chosen !== null && <KeyTrafficSection key={chosen} keyId={chosen} isOwn={connect.keys.some(({ id }) => id === chosen)} />}
      <Endpoints endpoints={connect.endpoints} />
      {may.includes('cloudtrail:LookupEvents') && <Strangers />}
    </SpaceBetween>
  )
}

const latestUsed = (own: readonly ConnectKey[]): ConnectKey | undefined =>
  [...own].sort((one, other) => (other.last_used_at ?? '').localeCompare(one.last_used_at ?? ''))[0]
