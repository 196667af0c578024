/** Settings > Account: the account at a glance, and its actions. */
import type { Account } from '@carillon/shared/api'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useLingui } from '@lingui/react/macro'
import { addresses } from '../../shared/addresses.ts'
import { CopiedId } from '../../shared/copied-id.tsx'
import { DateOf } from '../../shared/dates.tsx'
import { HelpLink } from '../../shared/help.tsx'
import { listOf, numberOf } from '../../shared/numbers.ts'
import { PageLink } from '../../shared/page-link.tsx'
import { AccountTypeName, PermissionName } from '../../shared/words.tsx'
import { AccountActions } from './account-actions.tsx'

export function AccountPage({ account }: { account: Account }) {
  const { t } = useLingui()
  const pairs = [
    { label: t`Account name`, value: account.name },
    { label: t`Account ID`, value: <CopiedId id={account.id} name={t`the account ID`} /> },
    { label: t`Type`, value: <AccountTypeName type={account.type} /> },
    { label: t`Created`, value: <DateOf at={account.created_at} /> },
    { label: t`Users`, value: <PageLink to={addresses.users(account.id)}>{numberOf(account.users)}</PageLink> },
    { label: t`Permission of new users`, value: <PermissionName license={account.default_license} /> },
  ]
  const domains = (
    <PageLink to={addresses.domains(account.id)}>{listOf(account.domains.map((domain) => domain.name))}</PageLink>
  )
  return (
    <SpaceBetween size="l">
      <Header variant="h1" info={<HelpLink about={t`Account summary`} />} actions={<AccountActions account={account} />}>
        {t`Account summary`}
      </Header>
      <Container header={<Header variant="h2">{t`Details`}</Header>}>
        <KeyValuePairs columns={2} items={account.domains.length === 0 ? pairs : [...pairs, { label: t`Domains`, value: domains }]} />
      </Container>
    </SpaceBetween>
  )
}
