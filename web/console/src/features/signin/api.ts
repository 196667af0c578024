/** The administrator's session. */
import { get, hasCode, post, remove, type Administrator, type SetupState } from '@carillon/shared/api'
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

/** Whether somebody has to become the owner first. */
export const setupQuery = queryOptions({
  queryKey: keys.setup,
  queryFn: ({ signal }) => get<SetupState>('/setup', {}, signal),
})

/** Code and new password are given once they were asked for. */
export interface Attempt extends Who {
  password: string
  code?: string
  newPassword?: string
}

export const signIn = ({ kind, name, password, code, newPassword }: Attempt) =>
  post<Administrator>('/console/session', {
    kind,
    name: name.trim(),
    password,
    ...(code === undefined ? {} : { code }),
    ...(newPassword === undefined ? {} : { new_password: newPassword }),
  })
export const signOut = () => remove('/console/session')
export const resetRoot = (secret: string, password: string) => post('/console/root/reset', { secret, password })

function nobody(error: unknown): null {
  if (hasCode(error, 'SignInRequired')) return null
  throw error
}
