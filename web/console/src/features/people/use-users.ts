/** The list of users as its address asks for it, and one page of it. */
import type { Page, UserRow } from '@carillon/shared/api'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { addresses } from '../../shared/addresses.ts'
import { keys } from '../../shared/keys.ts'
import type { Sorting } from '../../shared/list-table.tsx'
import { walk } from '../../shared/list-walk.ts'
import type { ListAddress, Listing } from '../../shared/listing.ts'
import { countUsers, readUsers } from './api.ts'
import { filterOf, orderOf, usersSearch, type UsersSearch } from './users-search.ts'

const AN_HOUR = 3_600_000

export interface UsersAddress extends ListAddress {
  wanted: UsersSearch
  /** Filters and order; the page begins anew. */
  narrow: (search: UsersSearch) => void
}

export function useUsersAddress(accountId: string): UsersAddress {
  const wanted = usersSearch(useSearch({ strict: false }))
  const navigate = useNavigate()
  const go = (search: UsersSearch, replace: boolean) => void navigate({ to: addresses.users(accountId), search, replace })
  const narrow = (search: UsersSearch) => go(usersSearch({ ...search, page: undefined }), true)
  return {
    wanted,
    narrow,
    search: wanted.search ?? '',
    page: wanted.page ?? 1,
    setSearch: (search) => narrow({ ...wanted, search }),
    setPage: (page) => go(usersSearch({ ...wanted, page }), false),
  }
}

export const useUsersSorting = ({ wanted, narrow }: UsersAddress): Sorting => ({
  by: wanted.sort ?? 'email',
  descending: wanted.descending === 'true',
  sort: (by, descending) => narrow(usersSearch({ ...wanted, sort: by, descending: String(descending) })),
})

/** From page to page by cursors, which miss nobody; a page whose beginning is not known yet by its number. */
export function useUsers(accountId: string, wanted: UsersSearch, size: number): Listing<UserRow> {
  const client = useQueryClient()
  const [filter, order, number] = [filterOf(wanted), orderOf(wanted), wanted.page ?? 1]
  const pageKey = (place: string) => [...keys.userPages(accountId, { ...filter, ...order }, size), place]
  const found = walk(number, (cursor) => client.getQueryData<Page<UserRow>>(pageKey(cursor ?? '')))
  const place = found.number === number ? { cursor: found.cursor } : { page: number }
  const users = useQuery({
    queryKey: pageKey('page' in place ? `page ${number}` : (place.cursor ?? '')),
    queryFn: ({ signal }) => readUsers(accountId, { ...filter, ...order }, size)(place, signal),
    placeholderData: keepPreviousData,
    gcTime: AN_HOUR,
  })
  const count = useQuery({
    queryKey: keys.userCount(accountId, filter),
    queryFn: ({ signal }) => countUsers(accountId, filter, signal),
    placeholderData: keepPreviousData,
  })
  return {
    items: users.data?.items ?? [],
    total: count.data?.total,
    page: number,
    hasMore: typeof users.data?.next_cursor === 'string',
    jumps: true,
    loading: users.isPending,
    error: users.data === undefined ? users.error : null,
    again: () => void users.refetch(),
  }
}
