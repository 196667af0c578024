/** The policy simulator, and the names it offers. */
import { get, post, type Page, type Simulation } from '@carillon/shared/api'
import { queryOptions } from '@tanstack/react-query'
import { keys } from '../../../shared/keys.ts'
import type { BearerKind } from '../api.ts'

export interface Asked {
  actions: string[]
  resources: string[]
  context: Record<string, string>
}

const MANY = 100

export const simulatePrincipal = (arn: string, asked: Asked) => post<Simulation>('/console/iam/simulator/principal', { policy_source_arn: arn, ...asked })
export const simulatePolicy = (document: string, asked: Asked) => post<Simulation>('/console/iam/simulator/policy', { document, ...asked })

/** The names of users, groups or roles; a field for them can be typed in without. */
export const namesQuery = (kind: BearerKind, search: string) =>
  queryOptions({
    queryKey: keys.bearerNames(kind, search),
    queryFn: ({ signal }) => get<Page<{ name: string }>>(`/console/iam/${kind}s`, { search, limit: MANY }, signal),
    retry: false,
  })
