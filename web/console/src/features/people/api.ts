/** The people of an account: list, see, invite, and what is done to them. */
import {
  ApiError,
  at,
  get,
  post,
  type ActPreview,
  type ActiveDays,
  type ActiveDaysOfAccount,
  type BatchResults,
  type InvitationResults,
  type License,
  type Page,
  type PreviewedAct,
  type Query,
  type UserCount,
  type UserDetail,
  type UserRow,
} from '@carillon/shared/api'
import { queryOptions } from '@tanstack/react-query'
import { readWhole } from '../../shared/csv.ts'
import { keys } from '../../shared/keys.ts'

export type Results = BatchResults['results']

/** A page behind a cursor, or the one of a number. */
type Place = { cursor: string | null } | { page: number }

export const readUsers = (accountId: string, wanted: Query, size: number) => (place: Place, signal?: AbortSignal) =>
  get<Page<UserRow>>(at`/console/accounts/${accountId}/users`, { ...wanted, limit: size, counted: false, ...place }, signal)

export const countUsers = (accountId: string, filter: Query, signal: AbortSignal) =>
  get<UserCount>(at`/console/accounts/${accountId}/user-count`, filter, signal)

/** Everybody whom the filter finds. */
export const readUserIds = (accountId: string, filter: Query) =>
  readWhole((cursor) => get<Page<string>>(at`/console/accounts/${accountId}/user-ids`, { ...filter, cursor }), Infinity)

const MOST_PREVIEWED = 1000

/** What an act would do to any number of users. */
export async function previewAct(accountId: string, act: PreviewedAct, userIds: readonly string[]): Promise<ActPreview> {
  const sum: ActPreview = { users: 0, invitations: 0, meetings: 0, numbers: 0, sessions: 0 }
  for (let first = 0; first < userIds.length; first += MOST_PREVIEWED) {
    const user_ids = userIds.slice(first, first + MOST_PREVIEWED)
    const found = await post<ActPreview>(at`/console/accounts/${accountId}/users/preview`, { act, user_ids })
    for (const name of Object.keys(sum) as (keyof ActPreview)[]) sum[name] = (sum[name] ?? 0) + (found[name] ?? 0)
  }
  return sum
}

export const activeDaysQuery = (accountId: string, userId: string) =>
  queryOptions({
    queryKey: keys.activeDays(accountId, userId),
    queryFn: ({ signal }) => get<ActiveDays>(at`/console/accounts/${accountId}/users/${userId}/active-pro`, {}, signal),
  })

export const activeDaysOfAccountQuery = (accountId: string) =>
  queryOptions({
    queryKey: keys.activeDays(accountId, ''),
    queryFn: ({ signal }) => get<ActiveDaysOfAccount>(at`/console/accounts/${accountId}/active-pro`, {}, signal),
  })

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
