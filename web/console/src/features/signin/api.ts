/** The administrator's session. */
import { get, hasCode, post, remove, type Administrator } from '@carillon/shared/api'
import { queryOptions } from '@tanstack/react-query'
import { keys } from '../../shared/keys.ts'

export type Kind = 'root' | 'user'

export interface Who {
  kind: Kind
  name: string
}

/** Null when nobody is signed in. */
export const sessionQuery = queryOptions({
  queryKey: keys.session,
  queryFn: ({ signal }) => get<Administrator>('/console/session', {}, signal).catch(nobody),
  staleTime: 60_000,
})

export const signIn = (kind: Kind, name: string, password: string) => post<Administrator>('/console/session', { kind, name, password })
export const signOut = () => remove('/console/session')
export const resetRoot = (secret: string, password: string) => post('/console/root/reset', { secret, password })

function nobody(error: unknown): null {
  if (hasCode(error, 'SignInRequired')) return null
  throw error
}
