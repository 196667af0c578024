/** One domain: what to add to its DNS while it is claimed, and since when it is the account's own. */
import type { Account, DomainRow } from '@carillon/shared/api'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { DateOf } from '../../../shared/dates.tsx'
import { HelpLink } from '../../../shared/help.tsx'
import { RefusedPage } from '../../../shared/refused.tsx'
import { domainQuery } from './api.ts'
import { ClaimProgress } from './claim-progress.tsx'
import { DomainButtons } from './domain-buttons.tsx'
import { DomainState } from './domain-state.tsx'
import { RecordSteps } from './record-steps.tsx'
import { VerificationImpact } from './verification-impact.tsx'

export function DomainPage({ account, name }: { account: Account; name: string }) {
  const { t } = useLingui()
  const domain = useQuery(domainQuery(account.id, name))
  if (domain.error !== null) return <RefusedPage error={domain.error} again={() => void domain.refetch()} />
  if (domain.data === undefined) return <StatusIndicator type="loading">{t`Loading the domain`}</StatusIndicator>
  return (
    <SpaceBetween size="l">
      <Header variant="h1" info={<HelpLink about={t`Domains`} />} actions={<DomainButtons account={account} row={domain.data} />}>
        {name}
      </Header>
      <Details row={domain.data} />
      {domain.data.claim !== null && domain.data.status === 'Pending' && (
        <SpaceBetween size="l">
          <Container header={<Header variant="h2">{t`Record to add`}</Header>}>
            <RecordSteps record={domain.data.claim.record} />
          </Container>
          <ClaimProgress account={account} row={domain.data} claim={domain.data.claim} />
          <VerificationImpact account={account} name={name} />
        </SpaceBetween>
      )}
      {domain.data.claim !== null && domain.data.status === 'Expired' && (
        <ClaimProgress account={account} row={domain.data} claim={domain.data.claim} />
      )}
    </SpaceBetween>
  )
}

function Details({ row }: { row: DomainRow }) {
  const { t } = useLingui()
  const pairs =
    row.claim === null
      ? [{ label: t`Verified on`, value: <DateOf at={row.verified_at} /> }]
      : [
          { label: t`Claimed`, value: <DateOf at={row.claim.claimed_at} /> },
          { label: t`Claim ends`, value: <DateOf at={row.claim.expires_at} /> },
        ]
  return (
    <Container header={<Header variant="h2">{t`Details`}</Header>}>
      <KeyValuePairs columns={3} items={[{ label: t`Status`, value: <DomainState status={row.status} /> }, ...pairs]} />
    </Container>
  )
}
