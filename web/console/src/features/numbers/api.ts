/** Phone numbers: what there is, what can be had, and what is done to them. */
import {
  at,
  get,
  post,
  put,
  type AccountRow,
  type EventRow,
  type FreeNumbers,
  type NumberCountries,
  type NumberOrderRow,
  type NumberOrderView,
  type NumberResults,
  type NumberRow,
  type NumberSettings,
  type NumberView,
  type Page,
  type Query,
  type Telephony,
  type UserRow,
} from '@carillon/shared/api'
import { queryOptions } from '@tanstack/react-query'
import { readWhole } from '../../shared/csv.ts'
import { keys } from '../../shared/keys.ts'

const HOME = '/console/numbers'
const FOR_EVER = Number.POSITIVE_INFINITY
/** How soon a page looks again while something is under way. */
export const SOON = 2_000
const CHOICES = 50
/** Of one number nobody makes more. */
const MOST_CHANGES = 100_000

export const readNumbers = (wanted: Query, size: number) => (cursor: string | null, signal?: AbortSignal) =>
  get<Page<NumberRow>>(HOME, { ...wanted, limit: size, cursor }, signal)

export const readOrders = (wanted: Query, size: number) => (cursor: string | null, signal?: AbortSignal) =>
  get<Page<NumberOrderRow>>(`${HOME}/orders`, { ...wanted, limit: size, cursor }, signal)

const UNDER_WAY: readonly NumberRow['status'][] = ['AcquireInProgress', 'ReleaseInProgress']

export const numberQuery = (numberId: string) =>
  queryOptions({
    queryKey: keys.number(numberId),
    queryFn: ({ signal }) => get<NumberView>(at`/console/numbers/${numberId}`, {}, signal),
    refetchInterval: ({ state: { data } }) => (data !== undefined && UNDER_WAY.includes(data.number.status) ? SOON : false),
  })

export const orderQuery = (orderId: string) =>
  queryOptions({
    queryKey: keys.numberOrder(orderId),
    queryFn: ({ signal }) => get<NumberOrderView>(at`/console/numbers/orders/${orderId}`, {}, signal),
    refetchInterval: ({ state: { data } }) => (data?.order.status === 'Processing' ? SOON : false),
  })

export const countriesQuery = queryOptions({
  queryKey: keys.numberCountries,
  queryFn: ({ signal }) => get<NumberCountries>(`${HOME}/countries`, {}, signal),
  staleTime: FOR_EVER,
})

export const settingsQuery = queryOptions({
  queryKey: keys.numberSettings,
  queryFn: ({ signal }) => get<NumberSettings>(`${HOME}/settings`, {}, signal),
})

/** Free numbers are somebody else's a moment later: never remembered. */
export const freeQuery = (wanted: Query) =>
  queryOptions({
    queryKey: keys.freeNumbers(wanted),
    queryFn: ({ signal }) => get<FreeNumbers>(`${HOME}/available`, wanted, signal),
    staleTime: 0,
    gcTime: 0,
    retry: false,
  })

/** The trail names a number as callers did: with its plus, and as the AWS API writes it. */
const namesOf = (numberId: string) => [numberId, `%2B${numberId.slice(1)}`]
const newestFirst = (events: EventRow[]) => events.sort((one, other) => other.at.localeCompare(one.at))
const readNamed = (name: string, size: number) => (cursor: string | null, signal?: AbortSignal) =>
  get<Page<EventRow>>('/console/events', { resource_name: name, read_only: false, limit: size, cursor }, signal)

/** The newest changes. */
export const historyQuery = (numberId: string, enabled: boolean) =>
  queryOptions({
    queryKey: keys.numberHistory(numberId),
    enabled,
    queryFn: async ({ signal }) => {
      const pages = await Promise.all(namesOf(numberId).map((name) => readNamed(name, 20)(null, signal)))
      return newestFirst(pages.flatMap(({ items }) => items))
    },
  })

/** All changes that the trail still has. */
export async function readHistory(numberId: string): Promise<Page<EventRow>> {
  const found = await Promise.all(namesOf(numberId).map((name) => readWhole(readNamed(name, 200), MOST_CHANGES)))
  return { items: newestFirst(found.flat()), next_cursor: null }
}

export const accountChoices = (search: string, signal: AbortSignal) => get<Page<AccountRow>>('/console/accounts', { search, limit: CHOICES }, signal)

export const userChoices = (accountId: string) => (search: string, signal: AbortSignal) =>
  get<Page<UserRow>>(at`/console/accounts/${accountId}/users`, { search, limit: CHOICES }, signal)

export const freeChoices = (search: string, signal: AbortSignal) => readNumbers({ search, status: 'Unassigned' }, CHOICES)(null, signal)

export const orderNumbers = (numbers: readonly string[]) => post<NumberOrderRow>(`${HOME}/orders`, { product: 'BusinessCalling', numbers })
export const assignNumber = (numberId: string, accountId: string, userId: string) =>
  post<NumberRow>(at`/console/numbers/${numberId}/assign`, { account_id: accountId, user_id: userId })
export const unassignNumbers = (ids: readonly string[]) => post<NumberResults>(`${HOME}/unassign`, { phone_number_ids: ids })
export const nameNumbers = (ids: readonly string[], name: string) => post<NumberResults>(`${HOME}/names`, { phone_number_ids: ids, calling_name: name })
export const deleteNumbers = (ids: readonly string[]) => post(`${HOME}/delete`, { phone_number_ids: ids })
export const restoreNumbers = (ids: readonly string[]) => post<NumberResults>(`${HOME}/restore`, { phone_number_ids: ids })
export const setDefaultName = (name: string) => put<NumberSettings>(`${HOME}/settings`, { calling_name: name })
export const setTelephony = (accountId: string, userId: string, chosen: Telephony) =>
  put(at`/console/accounts/${accountId}/users/${userId}/telephony`, chosen)
