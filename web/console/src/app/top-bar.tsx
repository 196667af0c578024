/** The bar on top: whose console this is, and who is signed in. */
import type { Administrator } from '@carillon/shared/api'
import TopNavigation, { type TopNavigationProps } from '@cloudscape-design/components/top-navigation'
import { useLingui } from '@lingui/react/macro'
import type { CSSProperties } from 'react'
import { addresses } from '../shared/addresses.ts'
import { useFollow } from '../shared/follow.ts'
import { useLanguageMenu } from './language-menu.ts'
import { searchKeys } from './palette/use-shortcuts.ts'

interface Props {
  administrator?: Administrator
  onSignOut?: () => void
  onSearch?: () => void
}

export const TOP_BAR = 'top-bar'
const ABOVE_THE_PAGE: CSSProperties = { position: 'sticky', top: 0, zIndex: 1002 }

export function TopBar({ administrator, onSignOut, onSearch }: Props) {
  const { t } = useLingui()
  const follow = useFollow()
  const language = useLanguageMenu()
  const client: TopNavigationProps.Utility = {
    type: 'button',
    text: t`Open client`,
    href: addresses.client,
    external: true,
    externalIconAriaLabel: t`(opens in a new tab)`,
  }
  const keys = searchKeys()
  const search: TopNavigationProps.Utility = { type: 'button', iconName: 'search', text: t`Search`, title: t`Go to or do (${keys})`, onClick: () => onSearch?.() }
  const menu = ({ name, organisation, arn }: Administrator): TopNavigationProps.Utility => {
    const id = inGroups(organisation.id)
    return {
      type: 'menu-dropdown',
      iconName: 'user-profile',
      text: `${name} @ ${organisation.name} (${id})`,
      description: arn,
      items: [
        { id: 'credentials', text: t`My security credentials`, href: addresses.ownCredentials },
        { id: 'sign-out', text: t`Sign out` },
      ],
      onItemFollow: follow,
      onItemClick: ({ detail }) => {
        if (detail.id === 'sign-out') onSignOut?.()
      },
    }
  }
  return (
    <div id={TOP_BAR} style={ABOVE_THE_PAGE}>
      <TopNavigation
        identity={{ href: addresses.home, title: t`Carillon console`, onFollow: follow }}
        i18nStrings={{ overflowMenuTriggerText: t`More`, overflowMenuTitleText: t`More` }}
        utilities={administrator === undefined ? [client, language] : [search, client, language, menu(administrator)]}
      />
    </div>
  )
}

/** 123456789012 as people read it: 1234-5678-9012. */
const inGroups = (id: string): string => id.replace(/(\d{4})(?=\d)/g, '$1-')
