/** Every address of the client and the page that answers it. */
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router'
import { CrashPage } from './crash-page.tsx'
import { NotFoundPage } from './not-found-page.tsx'

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFoundPage, errorComponent: CrashPage })

/** Only places of our own: a link must not lead somewhere else after sign-in. */
const ownPlace = (place: unknown): string | undefined =>
  typeof place === 'string' && /^\/(?![/\\])/u.test(place) ? place : undefined

/** Ten digits alone are read as a number. */
const keyIn = (key: unknown): { key?: string } => (typeof key === 'string' || typeof key === 'number' ? { key: String(key) } : {})

const gates = [
  createRoute({
    getParentRoute: () => root,
    path: '/sign-in',
    validateSearch: (search): { next?: string; ended?: true; left?: 'erased' } => {
      const next = ownPlace(search['next'])
      return {
        ...(next === undefined ? {} : { next }),
        ...(search['ended'] === true ? { ended: true } : {}),
        ...(search['left'] === 'erased' ? { left: 'erased' } : {}),
      }
    },
    component: lazyRouteComponent(() => import('./gates.tsx'), 'SignInGate'),
  }),
  createRoute({ getParentRoute: () => root, path: '/sign-up', component: lazyRouteComponent(() => import('./gates.tsx'), 'SignUpPage') }),
  createRoute({ getParentRoute: () => root, path: '/register', component: lazyRouteComponent(() => import('./gates.tsx'), 'RegisterGate') }),
  createRoute({ getParentRoute: () => root, path: '/forgotten', component: lazyRouteComponent(() => import('./gates.tsx'), 'ForgottenPage') }),
  createRoute({ getParentRoute: () => root, path: '/reset', component: lazyRouteComponent(() => import('./gates.tsx'), 'ResetPage') }),
  createRoute({ getParentRoute: () => root, path: '/email', component: lazyRouteComponent(() => import('./gates.tsx'), 'EmailChangePage') }),
  createRoute({ getParentRoute: () => root, path: '/download', component: lazyRouteComponent(() => import('./gates.tsx'), 'InstallPage') }),
  createRoute({ getParentRoute: () => root, path: '/meet', component: lazyRouteComponent(() => import('./meet-gates.tsx'), 'FindGate') }),
  createRoute({ getParentRoute: () => root, path: '/meet/$key', component: lazyRouteComponent(() => import('./meet-gates.tsx'), 'MeetGate') }),
  createRoute({ getParentRoute: () => root, path: '/setup', component: lazyRouteComponent(() => import('../features/setup/setup-page.tsx'), 'SetupPage') }),
  createRoute({
    getParentRoute: () => root,
    path: '/development/mail',
    component: lazyRouteComponent(() => import('../features/development/mail-page.tsx'), 'MailPage'),
  }),
]

const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  component: lazyRouteComponent(() => import('./signed-in.tsx'), 'SignedIn'),
})

const pages = [
  createRoute({ getParentRoute: () => signedIn, path: '/', component: lazyRouteComponent(() => import('./pages.tsx'), 'HomePage') }),
  createRoute({ getParentRoute: () => signedIn, path: '/rooms', component: lazyRouteComponent(() => import('./pages.tsx'), 'AllRoomsPage') }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/rooms/$roomId',
    validateSearch: (search): { panel?: 'members' | 'add' } =>
      search['panel'] === 'members' || search['panel'] === 'add' ? { panel: search['panel'] } : {},
    component: lazyRouteComponent(() => import('./one-room-page.tsx'), 'OneRoomPage'),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/meetings',
    validateSearch: (search): { join?: true } => (search['join'] === true ? { join: true } : {}),
    component: lazyRouteComponent(() => import('./meeting-pages.tsx'), 'AllMeetingsPage'),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/meetings/$meetingId',
    validateSearch: (search): { key?: string } => keyIn(search['key']),
    component: lazyRouteComponent(() => import('./meeting-pages.tsx'), 'OneMeetingPage'),
  }),
  createRoute({ getParentRoute: () => signedIn, path: '/settings', component: lazyRouteComponent(() => import('./settings-page.tsx'), 'SettingsPage') }),
]

export const router = createRouter({
  routeTree: root.addChildren([...gates, signedIn.addChildren(pages)]),
  defaultPreload: 'intent',
  defaultPendingMs: 300,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
