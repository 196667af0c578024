/** The navigation on the left: only what works is there, and what the organisation has. */
import SideNavigation, { type SideNavigationProps } from '@cloudscape-design/components/side-navigation'
import { useLingui } from '@lingui/react/macro'
import { addresses } from '../shared/addresses.ts'
import { useAdministrator } from '../shared/administrator.tsx'
import { useFollow } from '../shared/follow.ts'
import type { PlaceOfAccount } from './place.ts'

type Item = SideNavigationProps.Item

const link = (text: string, href: string): SideNavigationProps.Link => ({ type: 'link', text, href })
const section = (text: string, ...items: SideNavigationProps.Section['items'][number][]): SideNavigationProps.Section => ({ type: 'section', text, items })

/** `way` leads from the first of the breadcrumbs to this page: the last of it that has an entry is marked. */
export function SideBar({ account, way }: { account: PlaceOfAccount | null; way: readonly string[] }) {
  const { t } = useLingui()
  const items = useNavigation(account)
  const entries = new Set(items.flatMap(addressesIn))
  return (
    <SideNavigation
      header={{ text: t`Administration`, href: addresses.home }}
      activeHref={way.findLast((address) => entries.has(address)) ?? ''}
      items={items}
      onFollow={useFollow()}
    />
  )
}

const addressesIn = (item: Item): string[] => ('items' in item ? item.items.flatMap(addressesIn) : item.type === 'link' ? [item.href] : [])

/** Also what the command palette offers: an entry here is found there. */
export function useNavigation(account: PlaceOfAccount | null): Item[] {
  const { t } = useLingui()
  const { operates } = useAdministrator()
  const ofAccount = useAccountItems()
  const ofAll = useItems()
  const ofOperator = useOperatorItems()
  return [
    section(t`Carillon`, link(t`Accounts`, addresses.accounts), link(t`Move in`, addresses.moving)),
    ...(account === null ? [] : ofAccount(account)),
    ...ofAll,
    ...(operates ? ofOperator : []),
  ]
}

/** What belongs to the account whose page is open. */
function useAccountItems(): (account: PlaceOfAccount) => Item[] {
  const { t } = useLingui()
  return ({ id, name, isEnterprise = false }) => [
    { type: 'divider' },
    {
      type: 'section-group',
      title: name,
      items: [
        link(t`Users`, addresses.users(id)),
        link(t`Invitations`, addresses.invitations(id)),
        link(t`Bulk changes`, addresses.bulk(id)),
        section(t`Identity`, link(t`Getting started`, addresses.gettingStarted(id)), link(t`Domains`, addresses.domains(id))),
        section(
          t`Settings`,
          link(t`Account`, addresses.account(id)),
          link(t`Domains`, addresses.domainSettings(id)),
          link(t`Meetings`, addresses.meetingSettings(id)),
          ...(isEnterprise ? [link(t`Retention`, addresses.retention(id))] : []),
        ),
      ],
    },
    { type: 'divider' },
  ]
}

function useItems(): Item[] {
  const { t } = useLingui()
  return [
    section(t`Calling`, link(t`Getting started`, addresses.numbersStart), link(t`Phone number management`, addresses.numbers)),
    section(
      t`Identity`,
      link(t`IAM users`, addresses.iamUsers),
      link(t`Groups`, addresses.iamGroups),
      link(t`Roles`, addresses.roles),
      link(t`Policies`, addresses.policies),
      link(t`Policy simulator`, addresses.simulator()),
      link(t`My account`, addresses.myAccount),
      link(t`My security credentials`, addresses.ownCredentials),
    ),
    section(t`Developers`, link(t`Connect your code`, addresses.connect)),
    section(t`Records`, link(t`Event history`, addresses.events), link(t`Erasures`, addresses.erasures)),
    section(t`Support`, link(t`Submit request`, addresses.submitRequest), link(t`My requests`, addresses.supportRequests)),
  ]
}

/** What only whoever runs the installation has; it stands apart from the organisation's own. */
function useOperatorItems(): Item[] {
  const { t } = useLingui()
  return [{ type: 'divider' }, section(t`Operator`, link(t`Requests`, addresses.desk), link(t`Operations`, addresses.operations))]
}
