/** What every address of the console hangs on: the root, the pages behind the sign-in, and what addresses may ask for. */
import { createRootRoute, createRoute } from '@tanstack/react-router'
import { SignedIn } from './pages/signed-in.tsx'

export interface ListSearch {
  search?: string
  page?: number
}

export const listSearch = ({ search, page }: Record<string, unknown>): ListSearch => ({
  ...(typeof search === 'string' && search !== '' ? { search } : {}),
  ...(Number.isInteger(Number(page)) && Number(page) > 1 ? { page: Number(page) } : {}),
})

export const tabSearch = ({ tab }: Record<string, unknown>): { tab?: string } => (typeof tab === 'string' && tab !== '' ? { tab } : {})

export const texts = (search: Record<string, unknown>, ...names: string[]) =>
  Object.fromEntries(names.flatMap((name) => (typeof search[name] === 'string' && search[name] !== '' ? [[name, search[name]]] : [])))

export const root = createRootRoute()

export const signedIn = createRoute({ getParentRoute: () => root, id: 'signed-in', component: SignedIn })
