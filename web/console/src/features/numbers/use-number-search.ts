/** The search of the page of numbers, read from its address and written back to it. */
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { Sorting } from '../../shared/list-table.tsx'
import type { ListAddress } from '../../shared/listing.ts'
import { numbersSearch, type NumbersSearch, type NumbersTab } from './number-search.ts'

interface NumbersAddress extends ListAddress {
  wanted: NumbersSearch
  tab: NumbersTab
  open: (tab: NumbersTab) => void
  /** Filters and order; the page begins anew. */
  narrow: (change: { [Name in keyof NumbersSearch]?: NumbersSearch[Name] | undefined }) => void
}

export function useNumbersAddress(): NumbersAddress {
  const wanted = numbersSearch(useSearch({ strict: false }))
  const navigate = useNavigate()
  const go = (search: NumbersSearch, replace: boolean) => void navigate({ to: '/console/numbers', search, replace })
  const narrow: NumbersAddress['narrow'] = (change) => go(numbersSearch({ ...wanted, page: undefined, ...change }), true)
  return {
    wanted,
    tab: wanted.tab ?? 'inventory',
    open: (tab) => go(numbersSearch({ tab }), false),
    narrow,
    search: wanted.search ?? '',
    page: wanted.page ?? 1,
    setSearch: (search) => narrow({ search }),
    setPage: (page) => go(numbersSearch({ ...wanted, page }), false),
  }
}

export function useSorting({ wanted, narrow }: NumbersAddress, first: { by: string; descending: boolean }): Sorting {
  return {
    by: wanted.sort ?? first.by,
    descending: wanted.sort === undefined ? first.descending : wanted.descending === 'true',
    sort: (by, descending) => narrow({ sort: by as NumbersSearch['sort'], descending: descending ? 'true' : undefined }),
  }
}
