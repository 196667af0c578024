/** Every address of the console. */
import { createRoute, createRouter, lazyRouteComponent, redirect, type RouterHistory } from '@tanstack/react-router'
import { eventSearch } from '../features/audit/event-filters.ts'
import { operationsSearch } from '../features/operations/operations-search.ts'
import { usersSearch } from '../features/people/users-search.ts'
import { supportSearch } from '../features/support/support-search.ts'
import { identities, permissions } from './identity-routes.ts'
import { calling } from './number-routes.ts'
import { Nowhere } from './pages/nowhere.tsx'
import { SignIn } from './pages/sign-in.tsx'
import { listSearch, root, signedIn } from './router-root.ts'

interface EntrySearch {
  /** The page to go to afterwards. */
  to?: string
  because?: 'ended' | 'password'
}

const entrySearch = ({ to, because }: Record<string, unknown>): EntrySearch => ({
  ...(typeof to === 'string' ? { to } : {}),
  ...(because === 'ended' || because === 'password' ? { because } : {}),
})

const signIn = createRoute({ getParentRoute: () => root, path: '/console/sign-in', component: SignIn, validateSearch: entrySearch })
const rootReset = createRoute({ getParentRoute: () => root, path: '/console/root-reset', component: lazyRouteComponent(() => import('./pages/root-reset.tsx'), 'RootReset') })

const home = createRoute({
  getParentRoute: () => signedIn,
  path: '/console/',
  beforeLoad: () => redirect({ to: '/console/accounts', replace: true, throw: true }),
})

const accounts = createRoute({
  getParentRoute: () => signedIn,
  path: '/console/accounts',
  component: lazyRouteComponent(() => import('./pages/accounts.tsx'), 'Accounts'),
  validateSearch: listSearch,
  staticData: { place: 'accounts' },
})

const newAccount = createRoute({
  getParentRoute: () => signedIn,
  path: '/console/accounts/new',
  component: lazyRouteComponent(() => import('./pages/accounts.tsx'), 'NewAccount'),
  staticData: { place: 'new-account' },
})

const users = createRoute({
  getParentRoute: () => signedIn,
  path: '/console/accounts/$accountId/users',
  component: lazyRouteComponent(() => import('./pages/of-account.tsx'), 'Users'),
  validateSearch: usersSearch,
  staticData: { place: 'users' },
})

const account = createRoute({
  getParentRoute: () => signedIn,
  path: '/console/accounts/$accountId',
  component: lazyRouteComponent(() => import('./pages/of-account.tsx'), 'Users'),
  validateSearch: listSearch,
  staticData: { place: 'users' },
})

const user = createRoute({
  getParentRoute: () => signedIn,
  path: '/console/accounts/$accountId/users/$userId',
  component: lazyRouteComponent(() => import('./pages/of-account.tsx'), 'User'),
  staticData: { place: 'user' },
})

const invitations = createRoute({
  getParentRoute: () => signedIn,
  path: '/console/accounts/$accountId/invitations',
  component: lazyRouteComponent(() => import('./pages/moving.tsx'), 'Invitations'),
  validateSearch: listSearch,
  staticData: { place: 'invitations' },
})

const bulk = createRoute({
  getParentRoute: () => signedIn,
  path: '/console/accounts/$accountId/bulk',
  component: lazyRouteComponent(() => import('./pages/moving.tsx'), 'Bulk'),
  validateSearch: listSearch,
  staticData: { place: 'bulk' },
})

const bulkFile = createRoute({
  getParentRoute: () => signedIn,
  path: '/console/accounts/$accountId/bulk/$sheetId',
  component: lazyRouteComponent(() => import('./pages/moving.tsx'), 'BulkFile'),
  validateSearch: listSearch,
  staticData: { place: 'bulk-file' },
})

const moving = createRoute({
  getParentRoute: () => signedIn,
  path: '/console/moving',
  component: lazyRouteComponent(() => import('./pages/moving.tsx'), 'Moving'),
  validateSearch: listSearch,
  staticData: { place: 'moving' },
})

const movingFile = createRoute({
  getParentRoute: () => signedIn,
  path: '/console/moving/$sheetId',
  component: lazyRouteComponent(() => import('./pages/moving.tsx'), 'MovingFile'),
  validateSearch: listSearch,
  staticData: { place: 'moving-file' },
})

const settings = createRoute({
  getParentRoute: () => signedIn,
  path: '/console/accounts/$accountId/settings/account',
  component: lazyRouteComponent(() => import('./pages/of-account.tsx'), 'AccountSettings'),
  staticData: { place: 'account' },
})

const gettingStarted = createRoute({
  getParentRoute: () => signedIn,
  path: '/console/accounts/$accountId/identity/getting-started',
  component: lazyRouteComponent(() => import('./pages/domains.tsx'), 'GettingStarted'),
  staticData: { place: 'getting-started' },
})

const domains = createRoute({
  getParentRoute: () => signedIn,
  path: '/console/accounts/$accountId/identity/domains',
  component: lazyRouteComponent(() => import('./pages/domains.tsx'), 'Domains'),
  staticData: { place: 'domains' },
})

const domainSettings = createRoute({
  getParentRoute: () => signedIn,
  path: '/console/accounts/$accountId/settings/domains',
  component: lazyRouteComponent(() => import('./pages/domains.tsx'), 'Domains'),
  staticData: { place: 'domains' },
})

const domain = createRoute({
  getParentRoute: () => signedIn,
  path: '/console/accounts/$accountId/identity/domains/$domainName',
  component: lazyRouteComponent(() => import('./pages/domains.tsx'), 'Domain'),
  staticData: { place: 'domain' },
})

const events = createRoute({
  getParentRoute: () => signedIn,
  path: '/console/events',
  component: lazyRouteComponent(() => import('./pages/events.tsx'), 'Events'),
  validateSearch: eventSearch,
  staticData: { place: 'events' },
})

const event = createRoute({
  getParentRoute: () => signedIn,
  path: '/console/events/$eventId',
  component: lazyRouteComponent(() => import('./pages/event.tsx'), 'Event'),
  staticData: { place: 'event' },
})

const connect = createRoute({
  getParentRoute: () => signedIn,
  path: '/console/connect',
  component: lazyRouteComponent(() => import('./pages/connect.tsx'), 'Connect'),
  validateSearch: ({ key }: Record<string, unknown>): { key?: string } => (typeof key === 'string' && key !== '' ? { key } : {}),
  staticData: { place: 'connect' },
})

const meetingSettings = createRoute({
  getParentRoute: () => signedIn,
  path: '/console/accounts/$accountId/settings/meetings',
  component: lazyRouteComponent(() => import('./pages/settings.tsx'), 'Meetings'),
  staticData: { place: 'meeting-settings' },
})

const myAccount = createRoute({
  getParentRoute: () => signedIn,
  path: '/console/my-account',
  component: lazyRouteComponent(() => import('./pages/settings.tsx'), 'MyAccount'),
  staticData: { place: 'my-account' },
})

const retention = createRoute({
  getParentRoute: () => signedIn,
  path: '/console/accounts/$accountId/settings/retention',
  component: lazyRouteComponent(() => import('./pages/retention.tsx'), 'Retention'),
  staticData: { place: 'retention' },
})

const operations = createRoute({
  getParentRoute: () => signedIn,
  path: '/console/operator/operations',
  component: lazyRouteComponent(() => import('./pages/operations.tsx'), 'Operations'),
  validateSearch: operationsSearch,
  staticData: { place: 'operations' },
})

const erasures = createRoute({
  getParentRoute: () => signedIn,
  path: '/console/erasures',
  component: lazyRouteComponent(() => import('./pages/erasures.tsx'), 'Erasures'),
  validateSearch: listSearch,
  staticData: { place: 'erasures' },
})

const submitRequest = createRoute({
  getParentRoute: () => signedIn,
  path: '/console/support/submit',
  component: lazyRouteComponent(() => import('./pages/support.tsx'), 'SubmitRequest'),
  staticData: { place: 'submit-request' },
})

const supportRequests = createRoute({
  getParentRoute: () => signedIn,
  path: '/console/support/requests',
  component: lazyRouteComponent(() => import('./pages/support.tsx'), 'SupportRequests'),
  validateSearch: supportSearch,
  staticData: { place: 'support-requests' },
})

const supportRequest = createRoute({
  getParentRoute: () => signedIn,
  path: '/console/support/requests/$requestId',
  component: lazyRouteComponent(() => import('./pages/support.tsx'), 'SupportRequest'),
  staticData: { place: 'support-request' },
})

const desk = createRoute({
  getParentRoute: () => signedIn,
  path: '/console/operator/requests',
  component: lazyRouteComponent(() => import('./pages/desk.tsx'), 'Desk'),
  validateSearch: supportSearch,
  staticData: { place: 'desk' },
})

const deskRequest = createRoute({
  getParentRoute: () => signedIn,
  path: '/console/operator/requests/$requestId',
  component: lazyRouteComponent(() => import('./pages/desk.tsx'), 'DeskRequest'),
  staticData: { place: 'desk-request' },
})

const logs = createRoute({
  getParentRoute: () => signedIn,
  path: '/console/operator/logs/$reference',
  component: lazyRouteComponent(() => import('./pages/desk.tsx'), 'Logs'),
  staticData: { place: 'logs' },
})

const nowhere = createRoute({ getParentRoute: () => signedIn, path: '/console/$', component: Nowhere, staticData: { place: 'nowhere' } })

const help = [submitRequest, supportRequests, supportRequest, desk, deskRequest, logs]

const files = [invitations, bulk, bulkFile, moving, movingFile]

const tree = root.addChildren([signIn, rootReset, signedIn.addChildren([gettingStarted, domains, domainSettings, domain, ...identities, ...files, ...permissions, ...calling, ...help, home, accounts, newAccount, account, users, user, settings, events, event, erasures, connect, meetingSettings, myAccount, retention, operations, nowhere])])

export const newRouter = (history?: RouterHistory) =>
  createRouter({
    routeTree: tree,
    ...(history === undefined ? {} : { history }),
    scrollRestoration: true,
    // Plain text in the address: a search for 007 stays one for "007".
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: (search) => {
      const pairs = Object.entries(search).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]))
      return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs).toString()}`
    },
  })

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof newRouter>
  }
}
