/** IAM users and groups, their credentials, and one's own. */
import {
  at,
  get,
  post,
  put,
  remove,
  type AccessKeys,
  type DeletionOfIdentity,
  type IamGroup,
  type IamGroupNames,
  type IamGroupRow,
  type IamUser,
  type IamUserRow,
  type MfaDevices,
  type NewAccessKey,
  type NewMfaDevice,
  type OwnCredentials,
  type Page,
} from '@carillon/shared/api'
import { queryOptions } from '@tanstack/react-query'
import { keys } from '../../shared/keys.ts'

const USERS = '/console/iam/users'
const GROUPS = '/console/iam/groups'
const MINE = '/console/security-credentials'

export const readUsers = (search: string, size: number) => (cursor: string | null, signal?: AbortSignal) =>
  get<Page<IamUserRow>>(USERS, { search, limit: size, cursor }, signal)

export const readGroups = (search: string, size: number) => (cursor: string | null, signal?: AbortSignal) =>
  get<Page<IamGroupRow>>(GROUPS, { search, limit: size, cursor }, signal)

export const userQuery = (name: string) =>
  queryOptions({ queryKey: keys.iamUser(name), queryFn: ({ signal }) => get<IamUser>(at`/console/iam/users/${name}`, {}, signal) })

export const groupQuery = (name: string) =>
  queryOptions({ queryKey: keys.iamGroup(name), queryFn: ({ signal }) => get<IamGroup>(at`/console/iam/groups/${name}`, {}, signal) })

export const ownQuery = queryOptions({ queryKey: keys.ownCredentials, queryFn: ({ signal }) => get<OwnCredentials>(MINE, {}, signal) })

export const groupsOfUserQuery = (name: string) =>
  queryOptions({
    queryKey: keys.iamUserPart(name, 'groups'),
    queryFn: ({ signal }) => get<IamGroupNames>(at`/console/iam/users/${name}/groups`, {}, signal),
  })

export const keysOfUserQuery = (name: string) =>
  queryOptions({
    queryKey: keys.iamUserPart(name, 'keys'),
    queryFn: ({ signal }) => get<AccessKeys>(at`/console/iam/users/${name}/keys`, {}, signal),
  })

export const devicesOfUserQuery = (name: string) =>
  queryOptions({
    queryKey: keys.iamUserPart(name, 'devices'),
    queryFn: ({ signal }) => get<MfaDevices>(at`/console/iam/users/${name}/devices`, {}, signal),
  })

/** Always asked anew: a key may have been made a moment ago. */
export const userDeletionQuery = (name: string) =>
  queryOptions({
    queryKey: keys.iamUserPart(name, 'deletion'),
    queryFn: ({ signal }) => get<DeletionOfIdentity>(at`/console/iam/users/${name}/deletion`, {}, signal),
    staleTime: 0,
    gcTime: 0,
  })

export const groupDeletionQuery = (name: string) =>
  queryOptions({
    queryKey: keys.iamGroupDeletion(name),
    queryFn: ({ signal }) => get<DeletionOfIdentity>(at`/console/iam/groups/${name}/deletion`, {}, signal),
    staleTime: 0,
    gcTime: 0,
  })

export const createUser = (name: string, email: string) => post<IamUser>(USERS, { user_name: name, email: email === '' ? null : email })
export const deleteUser = (name: string) => remove(at`/console/iam/users/${name}`)
export const createGroup = (name: string) => post<IamGroup>(GROUPS, { group_name: name })
export const deleteGroup = (name: string) => remove(at`/console/iam/groups/${name}`)
export const addMember = (group: string, user: string) => post(at`/console/iam/groups/${group}/members`, { user_name: user })
export const removeMember = (group: string, user: string) => remove(at`/console/iam/groups/${group}/members/${user}`)

export interface GivenPassword {
  password: string
  mustChange: boolean
}

const told = ({ password, mustChange }: GivenPassword) => ({ password, password_reset_required: mustChange })

export const givePassword = (name: string, given: GivenPassword) => post(at`/console/iam/users/${name}/password`, told(given))
export const replacePassword = (name: string, given: GivenPassword) => put(at`/console/iam/users/${name}/password`, told(given))
export const takePasswordAway = (name: string) => remove(at`/console/iam/users/${name}/password`)
export const changeOwnPassword = (current: string, fresh: string) => post(`${MINE}/password`, { current, new: fresh })

/** Whose keys and devices: a user's by name, or one's own. */
export type Holder = { user: string } | 'oneself'

const place = (holder: Holder) => (holder === 'oneself' ? MINE : at`/console/iam/users/${holder.user}`)

export const createKey = (holder: Holder) => post<NewAccessKey>(`${place(holder)}/keys`)
export const setKeyStatus = (holder: Holder, id: string, status: 'Active' | 'Inactive') => post(`${place(holder)}/keys/${encodeURIComponent(id)}`, { status })
export const deleteKey = (holder: Holder, id: string) => remove(`${place(holder)}/keys/${encodeURIComponent(id)}`)
export const removeDevice = (holder: Holder, serial: string) => remove(`${place(holder)}/devices?serial_number=${encodeURIComponent(serial)}`)

export const beginDevice = (name: string) => post<NewMfaDevice>(`${MINE}/devices`, { virtual_mfa_device_name: name })
export const enableDevice = (serial: string, first: string, second: string) =>
  post(`${MINE}/devices/enable`, { serial_number: serial, authentication_code1: first, authentication_code2: second })
