/** Domains of an account: list, claim, look for the record, see what follows, remove. */
import { at, get, post, put, remove, type DomainImpact, type DomainRow, type DomainRows } from '@carillon/shared/api'
import { queryOptions } from '@tanstack/react-query'
import { keys } from '../../../shared/keys.ts'

/** Carillon looks by itself, so a page that stays open asks how far it is. */
const EVERY_MINUTE = 60_000

export const domainsQuery = (accountId: string) =>
  queryOptions({
    queryKey: keys.domains(accountId),
    queryFn: ({ signal }) => get<DomainRows>(at`/console/accounts/${accountId}/domains`, {}, signal),
    refetchInterval: EVERY_MINUTE,
  })

export const domainQuery = (accountId: string, name: string) =>
  queryOptions({
    queryKey: keys.domain(accountId, name),
    queryFn: ({ signal }) => get<DomainRow>(at`/console/accounts/${accountId}/domains/${name}`, {}, signal),
    refetchInterval: ({ state }) => (state.data?.status === 'Pending' ? EVERY_MINUTE : false),
  })

/** Always asked anew: people come and go. */
export const impactQuery = (accountId: string, name: string) =>
  queryOptions({
    queryKey: keys.domainImpact(accountId, name),
    queryFn: ({ signal }) => get<DomainImpact>(at`/console/accounts/${accountId}/domains/${name}/impact`, {}, signal),
    staleTime: 0,
    gcTime: 0,
  })

export const removalQuery = (accountId: string, name: string) =>
  queryOptions({
    queryKey: keys.domainRemoval(accountId, name),
    queryFn: ({ signal }) => get<DomainImpact>(at`/console/accounts/${accountId}/domains/${name}/removal`, {}, signal),
    staleTime: 0,
    gcTime: 0,
  })

/** `contest` claims what another organisation owns: the record then leads to a review. */
export const claimDomain = (accountId: string, name: string, contest = false) =>
  post<DomainRow>(at`/console/accounts/${accountId}/domains`, contest ? { name, contest } : { name })
export const blockReregistration = (accountId: string, blocked: boolean) => put<null>(at`/console/accounts/${accountId}/reregistration`, { blocked })
export const lookForRecord = (accountId: string, name: string) => post<DomainRow>(at`/console/accounts/${accountId}/domains/${name}/look`, {})
export const withdrawClaim = (accountId: string, name: string) => remove(at`/console/accounts/${accountId}/domains/${name}/claim`)
export const removeDomain = (accountId: string, name: string) => remove(at`/console/accounts/${accountId}/domains/${name}`)
