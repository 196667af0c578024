/** The pages of the navigation as entries of the palette. */
import type { SideNavigationProps } from '@cloudscape-design/components/side-navigation'
import { addresses } from '../../shared/addresses.ts'
import { useGate } from '../../shared/administrator.tsx'
import { useGo } from '../../shared/follow.ts'
import type { PlaceOfAccount } from '../place.ts'
import { useNavigation } from '../side-bar.tsx'
import type { Entry } from './entry.ts'

interface Link {
  text: string
  href: string
  section?: string
}

/** What the first request of a page needs; its own page says why where it is missing. */
const NEEDS: Readonly<Record<string, string>> = {
  [addresses.accounts]: 'chime:ListAccounts',
  [addresses.numbers]: 'chime:ListPhoneNumbers',
  [addresses.iamUsers]: 'iam:ListUsers',
  [addresses.iamGroups]: 'iam:ListGroups',
  [addresses.roles]: 'iam:ListRoles',
  [addresses.policies]: 'iam:ListPolicies',
  [addresses.events]: 'cloudtrail:LookupEvents',
  [addresses.operations]: 'carillon:OperateInstallation',
}

export function usePages(account: PlaceOfAccount | null): Entry[] {
  const go = useGo()
  const gate = useGate()
  return linksOf(useNavigation(account)).map(({ text, href, section }) => {
    const needed = NEEDS[href]
    const may = needed === undefined ? null : gate(needed)
    return {
      id: href,
      group: 'pages',
      text,
      ...(section === undefined ? {} : { hint: section }),
      ...(may?.disabled === true ? { closed: may.disabledReason } : {}),
      choose: () => go(href),
    }
  })
}

/** Every link, with the names of the sections around it. */
function linksOf(items: readonly SideNavigationProps.Item[], section?: string): Link[] {
  return items.flatMap((item) => {
    switch (item.type) {
      case 'link':
        return [{ text: item.text, href: item.href, ...(section === undefined ? {} : { section }) }]
      case 'section':
        return linksOf(item.items, within(section, item.text))
      case 'section-group':
        return linksOf(item.items, within(section, item.title))
      default:
        return []
    }
  })
}

const within = (outer: string | undefined, inner: string): string => (outer === undefined ? inner : `${outer} › ${inner}`)
