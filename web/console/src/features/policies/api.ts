/** Managed policies, and what users, groups and roles have of policies. */
import {
  at,
  get,
  post,
  put,
  remove,
  type AttachedPolicies,
  type Boundary,
  type InlinePolicies,
  type InlinePolicy,
  type KnownActions,
  type Page,
  type PolicyReview,
  type PolicyRow,
  type PolicyTemplates,
  type PolicyUsers,
  type PolicyVersionRow,
  type PolicyVersions,
  type PolicyVersionText,
  type PolicyView,
} from '@carillon/shared/api'
import { queryOptions } from '@tanstack/react-query'
import { keys } from '../../shared/keys.ts'

export type BearerKind = 'user' | 'group' | 'role'
export type PolicyKind = PolicyRow['kind']
/** Where a text shall stand; each place has its own limit. */
export type PolicyPlace = 'managed' | 'trust' | BearerKind

export interface Bearer {
  bearer: BearerKind
  name: string
}

const FOR_EVER = Number.POSITIVE_INFINITY
const MANY = 200

const home = ({ bearer, name }: Bearer) => at`/console/iam/${`${bearer}s`}/${name}`
const of = (path: string, query: Record<string, string>) => `${path}?${new URLSearchParams(query).toString()}`

export const readPolicies = (search: string, kind: PolicyKind | 'all', size: number) => (cursor: string | null, signal?: AbortSignal) =>
  get<Page<PolicyRow>>('/console/iam/policies', { search, kind, limit: size, cursor }, signal)

/** The first of those that have the text in their name: what a field offers while one types. */
export const offerQuery = (search: string) =>
  queryOptions({ queryKey: keys.policyOffer(search), queryFn: ({ signal }) => readPolicies(search, 'all', MANY)(null, signal) })

export const policyQuery = (arn: string) =>
  queryOptions({ queryKey: keys.policy(arn), queryFn: ({ signal }) => get<PolicyView>('/console/iam/policy', { policy_arn: arn }, signal) })

export const versionsQuery = (arn: string) =>
  queryOptions({
    queryKey: keys.policyVersions(arn),
    queryFn: ({ signal }) => get<PolicyVersions>('/console/iam/policy/versions', { policy_arn: arn }, signal),
  })

export const versionQuery = (arn: string, version: string) =>
  queryOptions({
    queryKey: keys.policyVersion(arn, version),
    queryFn: ({ signal }) => get<PolicyVersionText>('/console/iam/policy/version', { policy_arn: arn, version }, signal),
  })

export const usedByQuery = (arn: string) =>
  queryOptions({
    queryKey: keys.policyUsers(arn),
    queryFn: ({ signal }) => get<PolicyUsers>('/console/iam/policy/used-by', { policy_arn: arn }, signal),
  })

export const createPolicy = (policy: { policy_name: string; document: string; description: string }) =>
  post<{ policy_arn: string }>('/console/iam/policies', policy)
export const deletePolicy = (arn: string) => remove(of('/console/iam/policy', { policy_arn: arn }))
export const createVersion = (arn: string, document: string, inForce: boolean) =>
  post<PolicyVersionRow>('/console/iam/policy/versions', { policy_arn: arn, document, in_force: inForce })
export const putInForce = (arn: string, version: string) => put('/console/iam/policy/version', { policy_arn: arn, version })
export const deleteVersion = (arn: string, version: string) => remove(of('/console/iam/policy/version', { policy_arn: arn, version }))

export const attachedQuery = (whose: Bearer) =>
  queryOptions({ queryKey: keys.attached(whose.bearer, whose.name), queryFn: ({ signal }) => get<AttachedPolicies>(`${home(whose)}/policies`, {}, signal) })

export const inlineQuery = (whose: Bearer) =>
  queryOptions({
    queryKey: keys.inline(whose.bearer, whose.name),
    queryFn: ({ signal }) => get<InlinePolicies>(`${home(whose)}/inline-policies`, {}, signal),
  })

export const inlineTextQuery = (whose: Bearer, policy: string) =>
  queryOptions({
    queryKey: keys.inlineText(whose.bearer, whose.name, policy),
    queryFn: ({ signal }) => get<InlinePolicy>(home(whose) + at`/inline-policies/${policy}`, {}, signal),
    staleTime: 0,
    gcTime: 0,
  })

export const boundaryQuery = (whose: Bearer) =>
  queryOptions({ queryKey: keys.boundary(whose.bearer, whose.name), queryFn: ({ signal }) => get<Boundary>(`${home(whose)}/boundary`, {}, signal) })

export const attach = (whose: Bearer, arn: string) => post(`${home(whose)}/policies`, { policy_arn: arn })
export const detach = (whose: Bearer, arn: string) => remove(of(`${home(whose)}/policies`, { policy_arn: arn }))
export const putInline = (whose: Bearer, policy: string, document: string) => put(home(whose) + at`/inline-policies/${policy}`, { document })
export const deleteInline = (whose: Bearer, policy: string) => remove(home(whose) + at`/inline-policies/${policy}`)
export const setBoundary = (whose: Bearer, arn: string) => put(`${home(whose)}/boundary`, { policy_arn: arn })
export const clearBoundary = (whose: Bearer) => remove(`${home(whose)}/boundary`)

/** The same text in the same place always gets the same answer. */
export const reviewQuery = (document: string, place: PolicyPlace) =>
  queryOptions({
    queryKey: keys.policyReview(place, document),
    queryFn: () => post<PolicyReview>('/console/iam/policies/check', { document, place }),
    staleTime: FOR_EVER,
    gcTime: 60_000,
  })

export const templatesQuery = queryOptions({
  queryKey: keys.policyTemplates,
  queryFn: ({ signal }) => get<PolicyTemplates>('/console/iam/policies/templates', {}, signal),
  staleTime: FOR_EVER,
})

export const actionsQuery = queryOptions({
  queryKey: keys.iamActions,
  queryFn: ({ signal }) => get<KnownActions>('/console/iam/actions', {}, signal),
  staleTime: FOR_EVER,
})
