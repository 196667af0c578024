/** The navigation on the left: only what works is there. */
import SideNavigation, { type SideNavigationProps } from '@cloudscape-design/components/side-navigation'
import { useLingui } from '@lingui/react/macro'
import { addresses } from '../shared/addresses.ts'
import { useFollow } from '../shared/follow.ts'

export function SideBar({ account, here }: { account: { id: string; name: string } | null; here: string }) {
  const { t } = useLingui()
  const accounts: SideNavigationProps.Item = { type: 'link', text: t`Accounts`, href: addresses.accounts }
  const ofAccount = ({ id, name }: { id: string; name: string }): SideNavigationProps.Item[] => [
    { type: 'divider' },
    {
      type: 'section-group',
      title: name,
      items: [
        { type: 'link', text: t`Users`, href: addresses.users(id) },
        {
          type: 'section',
          text: t`Identity`,
          items: [
            { type: 'link', text: t`Getting started`, href: addresses.gettingStarted(id) },
            { type: 'link', text: t`Domains`, href: addresses.domains(id) },
          ],
        },
        {
          type: 'section',
          text: t`Settings`,
          items: [
            { type: 'link', text: t`Account`, href: addresses.account(id) },
            { type: 'link', text: t`Domains`, href: addresses.domainSettings(id) },
          ],
        },
      ],
    },
  ]
  const ofAll: SideNavigationProps.Item[] = [
    {
      type: 'section',
      text: t`Calling`,
      items: [
        { type: 'link', text: t`Getting started`, href: addresses.numbersStart },
        { type: 'link', text: t`Phone number management`, href: addresses.numbers },
      ],
    },
    {
      type: 'section',
      text: t`Identity`,
      items: [
        { type: 'link', text: t`IAM users`, href: addresses.iamUsers },
        { type: 'link', text: t`Groups`, href: addresses.iamGroups },
        { type: 'link', text: t`Roles`, href: addresses.roles },
        { type: 'link', text: t`Policies`, href: addresses.policies },
        { type: 'link', text: t`Policy simulator`, href: addresses.simulator() },
        { type: 'link', text: t`My security credentials`, href: addresses.ownCredentials },
      ],
    },
    { type: 'section', text: t`Developers`, items: [{ type: 'link', text: t`Connect your code`, href: addresses.connect }] },
    { type: 'link', text: t`Event history`, href: addresses.events },
  ]
  return (
    <SideNavigation
      header={{ text: t`Carillon`, href: addresses.accounts }}
      activeHref={here}
      items={account === null ? [accounts, ...ofAll] : [accounts, ...ofAccount(account), { type: 'divider' }, ...ofAll]}
      onFollow={useFollow()}
    />
  )
}
