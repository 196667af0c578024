/** What surrounds the pages about the domains of an account. */
import { useLingui } from '@lingui/react/macro'
import { useParams } from '@tanstack/react-router'
import { DomainsHelp } from '../features/accounts/domains/domains-help.tsx'
import { addresses } from '../shared/addresses.ts'
import type { Crumb, Place } from './place.ts'

export type DomainPlaceName = 'getting-started' | 'domains' | 'domain'

export function useDomainPlaces(account: { id: string; name: string }, ofAccount: Crumb[]): Record<DomainPlaceName, Place> {
  const { t } = useLingui()
  const { domainName = '' } = useParams({ strict: false })
  const domains = { text: t`Domains`, href: addresses.domains(account.id) }
  const shared = { help: <DomainsHelp />, account }
  return {
    'getting-started': {
      ...shared,
      title: t`Getting started`,
      crumbs: [...ofAccount, { text: t`Getting started`, href: addresses.gettingStarted(account.id) }],
      contentType: 'default',
    },
    domains: { ...shared, title: t`Domains`, crumbs: [...ofAccount, domains], contentType: 'table' },
    domain: {
      ...shared,
      title: domainName,
      crumbs: [...ofAccount, domains, { text: domainName, href: addresses.domain(account.id, domainName) }],
      contentType: 'default',
    },
  }
}
