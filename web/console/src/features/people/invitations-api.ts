/** Whoever is invited into an account and has not come yet. */
import { at, get, post, type OpenInvitation, type Page, type Query, type WithdrawnResults } from '@carillon/shared/api'

export const readInvitations = (accountId: string, wanted: Query, size: number) => (cursor: string | null, signal?: AbortSignal) =>
  get<Page<OpenInvitation>>(at`/console/accounts/${accountId}/invitations`, { ...wanted, limit: size, cursor }, signal)

export const withdraw = (accountId: string, userIds: string[]) =>
  post<WithdrawnResults>(at`/console/accounts/${accountId}/invitations/withdraw`, { user_ids: userIds })
