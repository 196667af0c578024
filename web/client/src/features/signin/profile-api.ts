/** One's own profile and data, and the requests that change them. */
import { at, fileAddress, get, post, put, remove } from '@carillon/shared/api'
import type { EmailAnswer, HelpLinks, OwnErasurePreview, PendingEmail, PersonalExport, Profile } from '@carillon/shared/api'
import { queryOptions } from '@tanstack/react-query'

export type Choices = Pick<Profile, 'display_name' | 'time_zone' | 'language'>

const ASK_AGAIN = 3_000

export const profileQuery = queryOptions({ queryKey: ['profile'], queryFn: () => get<Profile>('/profile') })
export const helpQuery = queryOptions({ queryKey: ['help'], queryFn: () => get<HelpLinks>('/help'), staleTime: Infinity })

/** Asked again and again while an archive is being put together. */
export const exportsQuery = queryOptions({
  queryKey: ['profile', 'exports'],
  queryFn: () => get<{ items: PersonalExport[] }>('/profile/exports'),
  refetchInterval: ({ state }) => (state.data?.items.some((each) => each.ready_at === null) ? ASK_AGAIN : false),
})

export const saveProfile = (choices: Choices) => put<Profile>('/profile', choices)
export const askForExport = (password: string) => post('/profile/exports', { password })
export const exportAddress = (id: string) => fileAddress(at`/profile/exports/${id}/file`)

/** Looked at anew each time: it says what would go now. */
export const erasureQuery = queryOptions({
  queryKey: ['profile', 'erasure'],
  queryFn: () => get<OwnErasurePreview>('/profile/erasure'),
  staleTime: 0,
  gcTime: 0,
})
export const eraseMyself = (password: string, confirmation: string) => post('/profile/erasure', { password, confirmation })

export const askForEmail = (email: string, password: string) => post<PendingEmail>('/profile/email', { email, password })
export const sendEmailLettersAgain = () => post<PendingEmail>('/profile/email/letters')
export const keepEmail = () => remove('/profile/email')
export const checkEmailLink = (secret: string) => post<EmailAnswer>('/email-change/check', { secret })
export const answerEmailLink = (secret: string) => post<EmailAnswer>('/email-change', { secret })
