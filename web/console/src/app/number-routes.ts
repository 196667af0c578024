/** The addresses of phone numbers: inventory, orders, and numbers that come from other carriers or go to them. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { numbersSearch } from '../features/numbers/number-search.ts'
import { signedIn } from './router-root.ts'

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

export const calling = [numbersStart, numbers, orderNumbers, numberCountries, numberOrder, newPortIn, portIn, portUpload, portOut, deskPortIns, deskPortIn, deskPortOuts, number]
