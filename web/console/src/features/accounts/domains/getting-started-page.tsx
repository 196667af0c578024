/** Identity > Getting started: the steps from a Team to an Enterprise account, resumed where they were left. */
import type { Account, DomainRow } from '@carillon/shared/api'
import Alert from '@cloudscape-design/components/alert'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { addresses } from '../../../shared/addresses.ts'
import { HelpLink } from '../../../shared/help.tsx'
import { Name } from '../../../shared/name.tsx'
import { PageLink } from '../../../shared/page-link.tsx'
import { RefusedPage } from '../../../shared/refused.tsx'
import { domainsQuery } from './api.ts'
import { ClaimWizard } from './claim-wizard.tsx'

export function GettingStartedPage({ account }: { account: Account }) {
  const { t } = useLingui()
  const domains = useQuery(domainsQuery(account.id))
  if (domains.error !== null) return <RefusedPage error={domains.error} again={() => void domains.refetch()} />
  if (domains.data === undefined) return <StatusIndicator type="loading">{t`Loading the domains`}</StatusIndicator>
  const { items } = domains.data
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        info={<HelpLink about={t`Domains`} />}
        description={t`With a domain of its own a Team account becomes an Enterprise account, whose people need no invitations.`}
      >
        {t`Getting started`}
      </Header>
      <Done account={account} verified={items.filter(({ status }) => status === 'Verified')} />
      {items.every(({ status }) => status !== 'Verified') && <ClaimWizard account={account} pending={items.find(({ status }) => status === 'Pending')} />}
    </SpaceBetween>
  )
}

function Done({ account, verified }: { account: Account; verified: DomainRow[] }) {
  const { t } = useLingui()
  const [first] = verified
  if (first === undefined) return null
  return (
    <Alert type="success" header={t`This is an Enterprise account`}>
      <Trans>
        <Name text={first.name} /> is verified: whoever registers with an address of it belongs to the account. Look after more domains under{' '}
        <PageLink to={addresses.domains(account.id)}>Domains</PageLink>, and after the people under <PageLink to={addresses.users(account.id)}>Users</PageLink>.
      </Trans>
    </Alert>
  )
}
