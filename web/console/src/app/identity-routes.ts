/** The addresses of IAM: users, groups, credentials, policies, roles and the simulator. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { listSearch, signedIn, tabSearch, texts, type ListSearch } from './router-root.ts'

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

export const permissions = [policies, newPolicy, policy, policyEditor, roles, newRole, role, simulator]

export const identities = [iamUsers, newIamUser, iamUser, iamGroups, iamGroup, ownCredentials]
