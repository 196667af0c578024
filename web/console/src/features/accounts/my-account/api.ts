/** The organisation's own page: what it is, what was done lately, and its name. */
import { get, put, type EventRow, type MyAccount, type Page } from '@carillon/shared/api'
import { queryOptions } from '@tanstack/react-query'
import { keys } from '../../../shared/keys.ts'

const LATELY = 5

export const myAccountQuery = queryOptions({
  queryKey: keys.myAccount,
  queryFn: ({ signal }) => get<MyAccount>('/console/my-account', {}, signal),
})

export const activityQuery = queryOptions({
  queryKey: keys.myActivity,
  queryFn: ({ signal }) => get<Page<EventRow>>('/console/events', { read_only: 'false', limit: LATELY }, signal),
})

export const renameMyAccount = (name: string) => put<MyAccount>('/console/my-account/name', { name })
