/** Who is signed in here, and the requests that change it. */
import { at, get, post, remove } from '@carillon/shared/api'
import type { Me, RegistrationOffer, Session } from '@carillon/shared/api'
import { queryOptions } from '@tanstack/react-query'

export const meQuery = queryOptions({ queryKey: ['session'], queryFn: () => get<Me>('/session'), staleTime: Infinity })
export const sessionsQuery = queryOptions({ queryKey: ['sessions'], queryFn: () => get<{ items: Session[] }>('/sessions') })
export const signupQuery = queryOptions({ queryKey: ['signup'], queryFn: () => get<{ open: boolean }>('/signup') })

export const signIn = (email: string, password: string) => post<Me>('/session', { email, password })
export const signOut = () => remove('/session')
export const endSession = (session_id: string) => remove(at`/sessions/${session_id}`)
export const endOtherSessions = () => remove('/sessions')

export const askForSignup = (email: string) => post('/signup', { email })
export const checkRegistration = (secret: string) => post<RegistrationOffer>('/registration/check', { secret })
export const register = (secret: string, display_name: string, password: string) =>
  post<Me>('/registration', { secret, display_name, password })
/** An address that is registered already joins the account with its own password. */
export const joinAccount = (secret: string, password: string) => post<Me>('/registration', { secret, password })

export const forgotPassword = (email: string) => post('/password/forgotten', { email })
export const resetPassword = (secret: string, password: string) => post('/password/reset', { secret, password })
export const changePassword = (current: string, fresh: string) => post('/password', { current, new: fresh })
