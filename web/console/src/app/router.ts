/** Every address of the console. */
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect, type RouterHistory } from '@tanstack/react-router'
import { eventSearch } from '../features/audit/event-filters.ts'
import { numbersSearch } from '../features/numbers/number-search.ts'
import { operationsSearch } from '../features/operations/operations-search.ts'
import { usersSearch } from '../features/people/users-search.ts'
import { supportSearch } from '../features/support/support-search.ts'
import { Nowhere } from './pages/nowhere.tsx'
import { SignIn } from './pages/sign-in.tsx'
import { SignedIn } from './pages/signed-in.tsx'

interface ListSearch {
  search?: string
  page?: number
}

interface EntrySearch {
  /** The page to go to afterwards. */
  to?: string
  because?: 'ended' | 'password'
}

const listSearch = ({ search, page }: Record<string, unknown>): ListSearch => ({
  ...(typeof search === 'string' && search !== '' ? { search } : {}),
  ...(Number.isInteger(Number(page)) && Number(page) > 1 ? { page: Number(page) } : {}),
})

const entrySearch = ({ to, because }: Record<string, unknown>): EntrySearch => ({
  ...(typeof to === 'string' ? { to } : {}),
  ...(because === 'ended' || because === 'password' ? { because } : {}),
})

const root = createRootRoute()

const signIn = createRoute({ getParentRoute: () => root, path: '/console/sign-in', component: SignIn, validateSearch: entrySearch })
const rootReset = createRoute({ getParentRoute: () => root, path: '/console/root-reset', component: lazyRouteComponent(() => import('./pages/root-reset.tsx'), 'RootReset') })

const signedIn = createRoute({ getParentRoute: () => root, id: 'signed-in', component: SignedIn })

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

const tabSearch = ({ tab }: Record<string, unknown>): { tab?: string } => (typeof tab === 'string' && tab !== '' ? { tab } : {})

const iamUsers = createRoute({
  getParentRoute: () => signedIn,
  path: '/console/iam/users',
  component: lazyRouteComponent(() => import('./pages/identities.tsx'), 'IamUsers'),
  validateSearch: listSearch,
  staticData: { place: 'iam-users' },
})

const newIamUser = createRoute({
  getParentRoute: () => signedIn,
  path: '/console/iam/new-user',
  component: lazyRouteComponent(() => import('./pages/identities.tsx'), 'NewIamUser'),
  staticData: { place: 'new-iam-user' },
})

const iamUser = createRoute({
  getParentRoute: () => signedIn,
  path: '/console/iam/users/$userName',
  component: lazyRouteComponent(() => import('./pages/identities.tsx'), 'IamUser'),
  validateSearch: tabSearch,
  staticData: { place: 'iam-user' },
})

const iamGroups = createRoute({
  getParentRoute: () => signedIn,
  path: '/console/iam/groups',
  component: lazyRouteComponent(() => import('./pages/identities.tsx'), 'IamGroups'),
  validateSearch: listSearch,
  staticData: { place: 'iam-groups' },
})

const iamGroup = createRoute({
  getParentRoute: () => signedIn,
  path: '/console/iam/groups/$groupName',
  component: lazyRouteComponent(() => import('./pages/identities.tsx'), 'IamGroup'),
  validateSearch: tabSearch,
  staticData: { place: 'iam-group' },
})

const ownCredentials = createRoute({
  getParentRoute: () => signedIn,
  path: '/console/security-credentials',
  component: lazyRouteComponent(() => import('./pages/identities.tsx'), 'OwnCredentials'),
  staticData: { place: 'own-credentials' },
})

type SimulatorSearch = Partial<Record<'source' | 'action' | 'resource' | 'ip' | 'mfa' | 'tls' | 'time', string>>

const texts = (search: Record<string, unknown>, ...names: string[]) =>
  Object.fromEntries(names.flatMap((name) => (typeof search[name] === 'string' && search[name] !== '' ? [[name, search[name]]] : [])))

const simulatorSearch = (search: Record<string, unknown>): SimulatorSearch => texts(search, 'source', 'action', 'resource', 'ip', 'mfa', 'tls', 'time')

const policies = createRoute({
  getParentRoute: () => signedIn,
  path: '/console/iam/policies',
  component: lazyRouteComponent(() => import('./pages/policies.tsx'), 'Policies'),
  validateSearch: (search: Record<string, unknown>): ListSearch & { kind?: string } => ({ ...listSearch(search), ...texts(search, 'kind') }),
  staticData: { place: 'policies' },
})

const newPolicy = createRoute({
  getParentRoute: () => signedIn,
  path: '/console/iam/new-policy',
  component: lazyRouteComponent(() => import('./pages/policies.tsx'), 'NewPolicy'),
  staticData: { place: 'new-policy' },
})

const policy = createRoute({
  getParentRoute: () => signedIn,
  path: '/console/iam/policies/$arn',
  component: lazyRouteComponent(() => import('./pages/policies.tsx'), 'Policy'),
  staticData: { place: 'policy' },
})

const policyEditor = createRoute({
  getParentRoute: () => signedIn,
  path: '/console/iam/policies/$arn/edit',
  component: lazyRouteComponent(() => import('./pages/policies.tsx'), 'EditPolicy'),
  staticData: { place: 'policy-editor' },
})

const roles = createRoute({
  getParentRoute: () => signedIn,
  path: '/console/iam/roles',
  component: lazyRouteComponent(() => import('./pages/policies.tsx'), 'Roles'),
  validateSearch: listSearch,
  staticData: { place: 'roles' },
})

const newRole = createRoute({
  getParentRoute: () => signedIn,
  path: '/console/iam/new-role',
  component: lazyRouteComponent(() => import('./pages/policies.tsx'), 'NewRole'),
  staticData: { place: 'new-role' },
})

const role = createRoute({
  getParentRoute: () => signedIn,
  path: '/console/iam/roles/$roleName',
  component: lazyRouteComponent(() => import('./pages/policies.tsx'), 'Role'),
  staticData: { place: 'role' },
})

const simulator = createRoute({
  getParentRoute: () => signedIn,
  path: '/console/iam/simulator',
  component: lazyRouteComponent(() => import('./pages/policies.tsx'), 'Simulator'),
  validateSearch: simulatorSearch,
  staticData: { place: 'simulator' },
})

const numbersStart = createRoute({
  getParentRoute: () => signedIn,
  path: '/console/numbers/getting-started',
  component: lazyRouteComponent(() => import('./pages/numbers.tsx'), 'NumbersStart'),
  staticData: { place: 'numbers-start' },
})

const numbers = createRoute({
  getParentRoute: () => signedIn,
  path: '/console/numbers',
  component: lazyRouteComponent(() => import('./pages/numbers.tsx'), 'Numbers'),
  validateSearch: numbersSearch,
  staticData: { place: 'numbers' },
})

const orderNumbers = createRoute({
  getParentRoute: () => signedIn,
  path: '/console/numbers/order',
  component: lazyRouteComponent(() => import('./pages/numbers.tsx'), 'OrderNumbers'),
  staticData: { place: 'order-numbers' },
})

const numberCountries = createRoute({
  getParentRoute: () => signedIn,
  path: '/console/numbers/countries',
  component: lazyRouteComponent(() => import('./pages/numbers.tsx'), 'NumberCountries'),
  staticData: { place: 'number-countries' },
})

const numberOrder = createRoute({
  getParentRoute: () => signedIn,
  path: '/console/numbers/orders/$orderId',
  component: lazyRouteComponent(() => import('./pages/numbers.tsx'), 'NumberOrder'),
  staticData: { place: 'number-order' },
})

const newPortIn = createRoute({
  getParentRoute: () => signedIn,
  path: '/console/numbers/port-in',
  component: lazyRouteComponent(() => import('./pages/numbers.tsx'), 'NewPortIn'),
  staticData: { place: 'new-port-in' },
})

const portIn = createRoute({
  getParentRoute: () => signedIn,
  path: '/console/numbers/port-ins/$portInId',
  component: lazyRouteComponent(() => import('./pages/numbers.tsx'), 'PortIn'),
  staticData: { place: 'port-in' },
})

const portUpload = createRoute({
  getParentRoute: () => signedIn,
  path: '/console/numbers/port-upload',
  component: lazyRouteComponent(() => import('./pages/numbers.tsx'), 'PortUpload'),
  staticData: { place: 'port-upload' },
})

const portOut = createRoute({
  getParentRoute: () => signedIn,
  path: '/console/numbers/port-out',
  component: lazyRouteComponent(() => import('./pages/numbers.tsx'), 'PortOut'),
  staticData: { place: 'port-out' },
})

const deskPortIns = createRoute({
  getParentRoute: () => signedIn,
  path: '/console/operator/port-ins',
  component: lazyRouteComponent(() => import('./pages/numbers.tsx'), 'DeskPortIns'),
  staticData: { place: 'desk-port-ins' },
})

const deskPortIn = createRoute({
  getParentRoute: () => signedIn,
  path: '/console/operator/port-ins/$portInId',
  component: lazyRouteComponent(() => import('./pages/numbers.tsx'), 'DeskPortIn'),
  staticData: { place: 'desk-port-in' },
})

const deskPortOuts = createRoute({
  getParentRoute: () => signedIn,
  path: '/console/operator/port-outs',
  component: lazyRouteComponent(() => import('./pages/numbers.tsx'), 'DeskPortOuts'),
  staticData: { place: 'desk-port-outs' },
})

const number = createRoute({
  getParentRoute: () => signedIn,
  path: '/console/numbers/$numberId',
  component: lazyRouteComponent(() => import('./pages/numbers.tsx'), 'OneNumber'),
  staticData: { place: 'number' },
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

const permissions = [policies, newPolicy, policy, policyEditor, roles, newRole, role, simulator]

const identities = [iamUsers, newIamUser, iamUser, iamGroups, iamGroup, ownCredentials]

const calling = [numbersStart, numbers, orderNumbers, numberCountries, numberOrder, newPortIn, portIn, portUpload, portOut, deskPortIns, deskPortIn, deskPortOuts, number]

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
