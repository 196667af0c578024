/** Roles: list, create, see, change, delete. */
import { at, get, post, put, remove, type Page, type RoleDeletion, type RoleRow, type RoleView, type ServiceRoleDeletion, type ServiceRoles } from '@carillon/shared/api'
import { queryOptions } from '@tanstack/react-query'
import { keys } from '../../../shared/keys.ts'

export const readRoles = (search: string, size: number) => (cursor: string | null, signal?: AbortSignal) =>
  get<Page<RoleRow>>('/console/iam/roles', { search, limit: size, cursor }, signal)

export const roleQuery = (name: string) =>
  queryOptions({ queryKey: keys.role(name), queryFn: ({ signal }) => get<RoleView>(at`/console/iam/roles/${name}`, {}, signal) })

/** Always asked anew: somebody may have detached a policy a moment ago. */
export const roleDeletionQuery = (name: string) =>
  queryOptions({
    queryKey: [...keys.role(name), 'deletion'],
    queryFn: ({ signal }) => get<RoleDeletion>(at`/console/iam/roles/${name}/deletion`, {}, signal),
    staleTime: 0,
    gcTime: 0,
  })

export const serviceRolesQuery = queryOptions({
  queryKey: [...keys.roles, 'of-services'],
  queryFn: ({ signal }) => get<ServiceRoles>('/console/iam/service-roles', {}, signal),
})

export interface NewRole {
  role_name: string
  trust: string
  description: string
  session_seconds: number
}

export const createRole = (role: NewRole) => post<RoleView>('/console/iam/roles', role)
export const setTrust = (name: string, document: string) => put<RoleView>(at`/console/iam/roles/${name}/trust`, { document })
export const describeRole = (name: string, description: string) => put<RoleView>(at`/console/iam/roles/${name}/description`, { description })
export const setSession = (name: string, seconds: number) => put<RoleView>(at`/console/iam/roles/${name}/session`, { seconds })
export const deleteRole = (name: string) => remove(at`/console/iam/roles/${name}`)
export const createServiceRole = (service: string) => post<RoleView>('/console/iam/service-roles', { service })
export const deleteServiceRole = (name: string) => remove<ServiceRoleDeletion>(at`/console/iam/service-roles/${name}`)
