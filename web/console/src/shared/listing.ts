/** One page of a long list as its screen needs it, with search and page number in the address. */
import type { Page } from '@carillon/shared/api'
import { keepPreviousData, useQuery, useQueryClient, type QueryKey } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { walk } from './list-walk.ts'

const AN_HOUR = 3_600_000

export interface ListAddress {
  search: string
  page: number
  setSearch: (search: string) => void
  setPage: (page: number) => void
}

export interface Listing<Item> {
  items: Item[]
  total: number | undefined
  page: number
  hasMore: boolean
  /** Any page can be gone to at once. */
  jumps?: boolean
  /** Nothing can be shown yet. */
  loading: boolean
  error: Error | null
  again: () => void
}

export function useListAddress(): ListAddress {
  const { search = '', page = 1 } = useSearch({ strict: false })
  const navigate = useNavigate()
  return {
    search,
    page,
    setSearch: (text) => void navigate({ to: '.', search: text === '' ? {} : { search: text }, replace: true }),
    setPage: (number) => void navigate({ to: '.', search: { ...(search === '' ? {} : { search }), ...(number > 1 ? { page: number } : {}) } }),
  }
}

export function useListing<Item>(
  key: QueryKey,
  wanted: number,
  read: (cursor: string | null, signal: AbortSignal) => Promise<Page<Item>>,
): Listing<Item> {
  const client = useQueryClient()
  const pageKey = (cursor: string | null) => [...key, cursor ?? '']
  const place = walk(wanted, (cursor) => client.getQueryData<Page<Item>>(pageKey(cursor)))
  const query = useQuery({
    queryKey: pageKey(place.cursor),
    queryFn: ({ signal }) => read(place.cursor, signal),
    placeholderData: keepPreviousData,
    // The way to a page leads over those before it: forgetting them early would walk it anew.
    gcTime: AN_HOUR,
  })
  const underWay = place.number < wanted && query.isPlaceholderData
  return {
    items: query.data?.items ?? [],
    total: query.data?.total,
    page: place.number,
    hasMore: typeof query.data?.next_cursor === 'string',
    loading: query.isPending || underWay,
    error: query.data === undefined ? query.error : null,
    again: () => void query.refetch(),
  }
}
