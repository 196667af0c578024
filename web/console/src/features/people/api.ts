/** The people of an account: list, see, invite, and what is done to them. */
import {
  ApiError,
  at,
  get,
  post,
  type BatchResults,
  type InvitationResults,
  type License,
  type Page,
  type UserDetail,
  type UserRow,
} from '@carillon/shared/api'
import { queryOptions } from '@tanstack/react-query'
import { keys } from '../../shared/keys.ts'

export type Results = BatchResults['results']

export const readUsers = (accountId: string, search: string, size: number) => (cursor: string | null, signal: AbortSignal) =>
  get<Page<UserRow>>(at`/console/accounts/${accountId}/users`, { search, limit: size, cursor }, signal)

export const userQuery = (accountId: string, userId: string) =>
  queryOptions({
    queryKey: keys.user(accountId, userId),
    queryFn: ({ signal }) => get<UserDetail>(at`/console/accounts/${accountId}/users/${userId}`, {}, signal),
  })

export const invite = (accountId: string, addresses: readonly string[]) =>
  post<InvitationResults>(at`/console/accounts/${accountId}/invitations`, { addresses: addresses.join('; ') })

export const assignPermission = (accountId: string, userIds: string[], license: License) =>
  post<BatchResults>(at`/console/accounts/${accountId}/users/licenses`, { user_ids: userIds, license })

export const removeUsers = (accountId: string, userIds: string[]) =>
  post<BatchResults>(at`/console/accounts/${accountId}/users/remove`, { user_ids: userIds })

export const suspendUsers = (accountId: string, userIds: string[]) =>
  post<BatchResults>(at`/console/accounts/${accountId}/users/suspend`, { user_ids: userIds })

export const activateUsers = (accountId: string, userIds: string[]) =>
  post<BatchResults>(at`/console/accounts/${accountId}/users/activate`, { user_ids: userIds })

export const resetPersonalPin = (accountId: string, userId: string) =>
  post<UserDetail>(at`/console/accounts/${accountId}/users/${userId}/personal-pin`)

export const resendInvitations = (accountId: string, userIds: string[]) =>
  oneByOne(userIds, (userId) => post(at`/console/accounts/${accountId}/users/${userId}/invitation`))

export const signOutEverywhere = (accountId: string, userIds: string[]) =>
  oneByOne(userIds, (userId) => post(at`/console/accounts/${accountId}/users/${userId}/sign-out`))

/** The server does these for one user at a time; a refusal for one does not keep the others from it. */
async function oneByOne(userIds: string[], act: (userId: string) => Promise<unknown>): Promise<BatchResults> {
  const results: Results = []
  for (const userId of userIds) results.push(await tried(userId, act))
  return { results }
}

async function tried(userId: string, act: (userId: string) => Promise<unknown>): Promise<Results[number]> {
  try {
    await act(userId)
    return { user_id: userId, ok: true, message: null }
  } catch (error) {
    // What would meet every other user too is not one user's result.
    if (!(error instanceof ApiError) || error.passing || error.status === 401 || error.status === 403) throw error
    return { user_id: userId, ok: false, message: error.message }
  }
}
