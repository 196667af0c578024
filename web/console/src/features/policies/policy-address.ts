/** What of the list of policies is shown, kept in the address. */
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { ListAddress } from '../../shared/listing.ts'
import type { PolicyKind } from './api.ts'

const KINDS = ['aws', 'customer', 'service'] as const

export interface PolicyAddress extends ListAddress {
  kind: PolicyKind | 'all'
  setKind: (kind: PolicyKind | 'all') => void
}

const policyKind = (text: unknown): PolicyKind | undefined => KINDS.find((kind) => kind === text)

export function usePolicyAddress(): PolicyAddress {
  const { search = '', page = 1, kind } = useSearch({ strict: false })
  const navigate = useNavigate()
  const chosen = policyKind(kind)
  const filter = (text: string, of: PolicyKind | undefined) => ({ ...(text === '' ? {} : { search: text }), ...(of === undefined ? {} : { kind: of }) })
  return {
    search,
    page,
    kind: chosen ?? 'all',
    setSearch: (text) => void navigate({ to: '.', search: filter(text, chosen), replace: true }),
    setKind: (of) => void navigate({ to: '.', search: filter(search, policyKind(of)), replace: true }),
    setPage: (number) => void navigate({ to: '.', search: { ...filter(search, chosen), ...(number > 1 ? { page: number } : {}) } }),
  }
}
