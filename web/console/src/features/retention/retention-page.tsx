/** Settings > Retention: how long an Enterprise account keeps its messages. */
import type { Account } from '@carillon/shared/api'
import Alert from '@cloudscape-design/components/alert'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { addresses } from '../../shared/addresses.ts'
import { HelpLink } from '../../shared/help.tsx'
import { PageLink } from '../../shared/page-link.tsx'
import { RefusedPage } from '../../shared/refused.tsx'
import { retentionQuery } from './api.ts'
import { RetentionForm } from './retention-form.tsx'

export function RetentionPage({ account }: { account: Account }) {
  return account.type === 'Enterprise' ? <OfEnterprise account={account} /> : <OfTeam account={account} />
}

function OfEnterprise({ account }: { account: Account }) {
  const { t } = useLingui()
  const retention = useQuery(retentionQuery(account.id))
  if (retention.data === undefined && retention.error !== null) return <RefusedPage error={retention.error} again={() => void retention.refetch()} />
  return (
    <SpaceBetween size="l">
      <Header variant="h1" info={<HelpLink about={t`Retention`} />} description={t`Messages that are older than the period are taken away by themselves.`}>
        {t`Retention`}
      </Header>
      {retention.data === undefined ? (
        <StatusIndicator type="loading">{t`Loading`}</StatusIndicator>
      ) : (
        <RetentionForm key={JSON.stringify(retention.data.periods)} account={account} retention={retention.data} />
      )}
    </SpaceBetween>
  )
}

/** The navigation has no way here from a Team account; an old address may lead here all the same. */
function OfTeam({ account }: { account: Account }) {
  const { t } = useLingui()
  return (
    <SpaceBetween size="l">
      <Header variant="h1">{t`Retention`}</Header>
      <Alert type="info" header={t`Only Enterprise accounts have retention`}>
        <Trans>
          This is a Team account: its messages are kept for ever. It becomes an Enterprise account with the first e-mail
          domain that is verified. <PageLink to={addresses.gettingStarted(account.id)}>Claim a domain</PageLink>
        </Trans>
      </Alert>
    </SpaceBetween>
  )
}
