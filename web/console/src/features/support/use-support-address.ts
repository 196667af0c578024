/** The search of a list of requests, read from its address and written back to it. */
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { ListAddress } from '../../shared/listing.ts'
import { supportSearch, type SupportSearch } from './support-search.ts'

interface SupportAddress extends ListAddress {
  wanted: SupportSearch
  /** The page begins anew. */
  narrow: (change: { [Name in keyof SupportSearch]?: SupportSearch[Name] | undefined }) => void
}

export function useSupportAddress(): SupportAddress {
  const wanted = supportSearch(useSearch({ strict: false }))
  const navigate = useNavigate()
  const go = (search: SupportSearch, replace: boolean) => void navigate({ to: '.', search, replace })
  const narrow: SupportAddress['narrow'] = (change) => go(supportSearch({ ...wanted, page: undefined, ...change }), true)
  return {
    wanted,
    narrow,
    search: wanted.search ?? '',
    page: wanted.page ?? 1,
    setSearch: (search) => narrow({ search }),
    setPage: (page) => go(supportSearch({ ...wanted, page }), false),
  }
}
