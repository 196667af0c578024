/** What surrounds each page: its title, the way to it, its help, its width. */
import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useLocation, useMatches, useParams } from '@tanstack/react-router'
import { AccountHelp, AccountsHelp, NewAccountHelp } from '../features/accounts/accounts-help.tsx'
import { accountQuery } from '../features/accounts/api.ts'
import { EventHelp, EventsHelp } from '../features/audit/events-help.tsx'
import { ConnectHelp } from '../features/connect/connect-help.tsx'
import { userQuery } from '../features/people/api.ts'
import { UserHelp, UsersHelp } from '../features/people/people-help.tsx'
import { nameOf } from '../features/people/user-acts.ts'
import { RetentionHelp } from '../features/retention/retention-help.tsx'
import { addresses } from '../shared/addresses.ts'
import { useDomainPlaces, type DomainPlaceName } from './domain-places.tsx'
import { useIdentityPlaces, type IdentityPlaceName } from './identity-places.tsx'
import { NowhereHelp } from './nowhere-help.tsx'
import { useMovingPlaces, type MovingPlaceName } from './moving-places.tsx'
import { useNumberPlaces, type NumberPlaceName } from './number-places.tsx'
import { useOperatorPlaces, type OperatorPlaceName } from './operator-places.tsx'
import type { Place, PlaceOfAccount } from './place.ts'
import { useDossierPlaces, type DossierPlaceName } from './dossier-places.tsx'
import { usePolicyPlaces, type PolicyPlaceName } from './policy-places.tsx'
import { useSettingsPlaces, type SettingsPlaceName } from './settings-places.tsx'
import { useSupportPlaces, type SupportPlaceName } from './support-places.tsx'

export type PlaceName = 'accounts' | 'new-account' | 'users' | 'user' | 'account' | 'events' | 'event' | 'connect' | 'retention' | 'nowhere' | DomainPlaceName | IdentityPlaceName | MovingPlaceName | NumberPlaceName | OperatorPlaceName | DossierPlaceName | PolicyPlaceName | SettingsPlaceName | SupportPlaceName

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    place?: PlaceName
  }
}


export function usePlace(): Place {
  const { t } = useLingui()
  const wanted = useMatches().findLast((match) => match.staticData.place !== undefined)?.staticData.place ?? 'nowhere'
  const { accountId, userId, eventId } = useParams({ strict: false })
  const asked = useLocation({ select: (location) => location.pathname })
  const account = useAccountName(accountId)
  const user = useUserName(accountId, userId)
  const accounts = { text: t`Accounts`, href: addresses.accounts }
  // An account that is unknown or closed to this administrator has no pages to lead to.
  const isClosed = accountId !== undefined && account === null
  const name = isClosed ? 'nowhere' : wanted
  const here = account ?? { id: '', name: '' }
  const users = { text: t`Users`, href: addresses.users(here.id) }
  const ofAccount = [accounts, { text: here.name, href: addresses.users(here.id) }]
  const domains = useDomainPlaces(here, ofAccount)
  const settings = useSettingsPlaces(here, ofAccount)
  const identities = useIdentityPlaces()
  const permissions = usePolicyPlaces()
  const dossiers = useDossierPlaces()
  const numbers = useNumberPlaces()
  const moving = useMovingPlaces(here, ofAccount)
  const support = useSupportPlaces()
  const operator = useOperatorPlaces()
  switch (name) {
    case 'accounts':
      return { title: t`Accounts`, crumbs: [accounts], help: <AccountsHelp />, contentType: 'table', account }
    case 'new-account':
      return {
        title: t`New account`,
        crumbs: [accounts, { text: t`New account`, href: addresses.newAccount }],
        help: <NewAccountHelp />,
        contentType: 'form',
        account,
      }
    case 'users':
      return { title: t`Users`, crumbs: [...ofAccount, users], help: <UsersHelp />, contentType: 'table', account }
    case 'user':
      return {
        title: user,
        crumbs: [...ofAccount, users, { text: user, href: addresses.user(here.id, userId ?? '') }],
        help: <UserHelp />,
        contentType: 'default',
        account,
      }
    case 'account':
      return {
        title: t`Account summary`,
        crumbs: [...ofAccount, { text: t`Account summary`, href: addresses.account(here.id) }],
        help: <AccountHelp />,
        contentType: 'default',
        account,
      }
    case 'retention':
      return {
        title: t`Retention`,
        crumbs: [...ofAccount, { text: t`Retention`, href: addresses.retention(here.id) }],
        help: <RetentionHelp />,
        contentType: 'default',
        account,
      }
    case 'meeting-settings':
    case 'my-account':
      return settings[name]
    case 'getting-started':
    case 'domains':
    case 'domain':
      return domains[name]
    case 'events':
      return { title: t`Event history`, crumbs: [{ text: t`Event history`, href: addresses.events }], help: <EventsHelp />, contentType: 'table', account }
    case 'event':
      return {
        title: t`Event`,
        crumbs: [
          { text: t`Event history`, href: addresses.events },
          { text: eventId ?? '', href: addresses.event(eventId ?? '') },
        ],
        help: <EventHelp />,
        contentType: 'default',
        account,
      }
    case 'connect':
      return { title: t`Connect your code`, crumbs: [{ text: t`Connect your code`, href: addresses.connect }], help: <ConnectHelp />, contentType: 'default', account }
    case 'iam-users':
    case 'new-iam-user':
    case 'iam-user':
    case 'iam-groups':
    case 'iam-group':
    case 'own-credentials':
      return identities[name]
    case 'invitations':
    case 'bulk':
    case 'bulk-file':
    case 'moving':
    case 'moving-file':
      return moving[name]
    case 'policies':
    case 'new-policy':
    case 'policy':
    case 'policy-editor':
    case 'roles':
    case 'new-role':
    case 'role':
    case 'simulator':
      return permissions[name]
    case 'numbers-start':
    case 'numbers':
    case 'order-numbers':
    case 'number-countries':
    case 'number-order':
    case 'number':
    case 'new-port-in':
    case 'port-in':
    case 'port-upload':
    case 'port-out':
    case 'desk-port-ins':
    case 'desk-port-in':
    case 'desk-port-outs':
      return numbers[name]
    case 'operations':
      return operator[name]
    case 'erasures':
      return dossiers[name]
    case 'submit-request':
    case 'support-requests':
    case 'support-request':
    case 'desk':
    case 'desk-request':
    case 'logs':
      return support[name]
    case 'nowhere':
      return isClosed
        ? { title: t`Not available`, crumbs: [accounts], help: <AccountsHelp />, contentType: 'default', account: null }
        : { title: t`Page not found`, crumbs: [{ text: t`Page not found`, href: asked }], help: <NowhereHelp />, contentType: 'default', account: null }
  }
}

const UNKNOWN = '…'

function useAccountName(accountId: string | undefined): PlaceOfAccount | null {
  const account = useQuery({ ...accountQuery(accountId ?? ''), enabled: accountId !== undefined })
  return accountId === undefined || account.error !== null ? null : { id: accountId, name: account.data?.name ?? UNKNOWN, isEnterprise: account.data?.type === 'Enterprise' }
}

function useUserName(accountId: string | undefined, userId: string | undefined): string {
  const known = accountId !== undefined && userId !== undefined
  const user = useQuery({ ...userQuery(accountId ?? '', userId ?? ''), enabled: known })
  return user.data === undefined ? UNKNOWN : nameOf(user.data)
}
