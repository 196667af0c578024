/** What has to be said about a file before it can be handed in. */
import type { SheetKind, SheetLimits } from '@carillon/shared/api'
import type { NewSheet } from './api.ts'

export const BULK: readonly SheetKind[] = ['invitations', 'licenses']
export const MOVING: readonly SheetKind[] = ['accounts', 'users', 'members', 'contacts', 'numbers']

export interface Draft {
  kind: SheetKind
  accountId: string
  room: string
  owner: string
  invites: boolean
  files: readonly File[]
}

export const emptyDraft = (kind: SheetKind, accountId = ''): Draft => ({ kind, accountId, room: '', owner: '', invites: true, files: [] })

export const needsAccount = (kind: SheetKind): boolean => kind !== 'accounts' && kind !== 'numbers'
export const sendsInvitations = (kind: SheetKind): boolean => kind === 'users' || kind === 'members'

export type FileFault = 'empty' | 'large'

/** What is wrong with each file; all together may be as large as one. */
export function faultsOf(files: readonly File[], limits: SheetLimits): (FileFault | null)[] {
  const whole = files.reduce((sum, file) => sum + file.size, 0)
  return files.map((file) => (file.size === 0 ? 'empty' : whole > limits.bytes ? 'large' : null))
}

export function isReady(draft: Draft, limits: SheetLimits): boolean {
  const { kind, accountId, room, owner, files } = draft
  return (
    files.length > 0 &&
    faultsOf(files, limits).every((fault) => fault === null) &&
    (!needsAccount(kind) || accountId !== '') &&
    (kind !== 'members' || room.trim() !== '') &&
    (kind !== 'contacts' || owner.trim() !== '')
  )
}

export const wantedOf = ({ kind, accountId, room, owner, invites }: Draft): NewSheet => ({
  kind,
  account_id: needsAccount(kind) ? accountId : null,
  room_name: kind === 'members' ? room.trim() : null,
  owner: kind === 'contacts' ? owner.trim() : null,
  invites: sendsInvitations(kind) && invites,
})

/** What handing in and carrying out take: members may be of a room that is made, and be invited into the account. */
export const actionsOf = ({ kind, invites }: Pick<Draft, 'kind' | 'invites'>): string[] => [
  ACTIONS[kind],
  ...(kind === 'members' ? ['chime:CreateRoom', ...(invites ? ['chime:InviteUsers'] : [])] : []),
]

/** What an administrator must be allowed to do with each kind, to see its files too. */
export const ACTIONS: Readonly<Record<SheetKind, string>> = {
  invitations: 'chime:InviteUsers',
  licenses: 'chime:UpdateUserLicenses',
  accounts: 'chime:CreateAccount',
  users: 'chime:InviteUsers',
  members: 'chime:CreateRoomMembership',
  contacts: 'chime:InviteUsers',
  numbers: 'chime:ListPhoneNumbers',
}
