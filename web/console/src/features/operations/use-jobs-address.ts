/** Which jobs the address asks for. */
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { ListAddress } from '../../shared/listing.ts'
import type { Standing } from './operations-search.ts'

interface JobsAddress extends ListAddress {
  state: Standing
  setState: (state: Standing) => void
}

export function useJobsAddress(): JobsAddress {
  const { tab, state, page = 1 } = useSearch({ from: '/signed-in/console/operator/operations' })
  const navigate = useNavigate()
  const here = tab === undefined ? {} : { tab }
  const there = state === undefined ? here : { ...here, state }
  return {
    search: '',
    page,
    state: state ?? 'dead',
    setSearch: () => undefined,
    setState: (chosen) => void navigate({ to: '.', search: chosen === 'dead' ? here : { ...here, state: chosen }, replace: true }),
    setPage: (number) => void navigate({ to: '.', search: number > 1 ? { ...there, page: number } : there }),
  }
}
