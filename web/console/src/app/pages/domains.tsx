/** The pages about the domains of an account, each shown once the account is known. */
import { useParams } from '@tanstack/react-router'
import { DomainPage } from '../../features/accounts/domains/domain-page.tsx'
import { DomainsPage } from '../../features/accounts/domains/domains-page.tsx'
import { GettingStartedPage } from '../../features/accounts/domains/getting-started-page.tsx'
import { WithAccount } from '../../features/accounts/with-account.tsx'

export function GettingStarted() {
  const { accountId = '' } = useParams({ strict: false })
  return <WithAccount accountId={accountId}>{(account) => <GettingStartedPage key={account.id} account={account} />}</WithAccount>
}

export function Domains() {
  const { accountId = '' } = useParams({ strict: false })
  return <WithAccount accountId={accountId}>{(account) => <DomainsPage key={account.id} account={account} />}</WithAccount>
}

export function Domain() {
  const { accountId = '', domainName = '' } = useParams({ strict: false })
  return <WithAccount accountId={accountId}>{(account) => <DomainPage key={domainName} account={account} name={domainName} />}</WithAccount>
}
