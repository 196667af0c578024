/** What can be done to users, to which of them, and which permission it takes. */
import type { AccountType, Registration } from '@carillon/shared/api'

export type UserAct = 'permission' | 'remove' | 'suspend' | 'activate' | 'resend' | 'pin' | 'sign-out'

export interface ActedUser {
  id: string
  email: string
  display_name: string | null
  registration: Registration
  /** When the domain of the address was removed; nothing is done to such a user any more. */
  released_at?: string | null
}

export interface ActedAccount {
  id: string
  type: AccountType
  domains: readonly { name: string }[]
}

export const ACTIONS: Readonly<Record<UserAct, string>> = {
  permission: 'chime:UpdateUserLicenses',
  remove: 'chime:SuspendUsers',
  suspend: 'chime:SuspendUsers',
  activate: 'chime:ActivateUsers',
  resend: 'chime:InviteUsers',
  pin: 'chime:ResetPersonalPIN',
  'sign-out': 'chime:LogoutUser',
}

/** Teams invite and remove; only Enterprise accounts suspend and activate. */
export function actsOf(account: ActedAccount): UserAct[] {
  const own: UserAct[] = account.type === 'Team' ? ['remove', 'resend'] : ['suspend', 'activate', 'remove']
  return ['permission', ...own, 'pin', 'sign-out']
}

export function concerns(act: UserAct, account: ActedAccount, user: ActedUser): boolean {
  if (isReleased(user)) return false
  const known = user.registration !== 'Unregistered'
  switch (act) {
    case 'permission':
      return true
    case 'remove':
      return account.type === 'Team' || !known || !isOfDomain(account, user)
    case 'suspend':
      return user.registration === 'Registered' && isOfDomain(account, user)
    case 'activate':
      return user.registration === 'Suspended'
    case 'resend':
      return !known
    case 'pin':
    case 'sign-out':
      return known
  }
}

export const isReleased = (user: ActedUser): boolean => (user.released_at ?? null) !== null

const isOfDomain = (account: ActedAccount, user: ActedUser): boolean =>
  account.domains.some(({ name }) => user.email.endsWith(`@${name}`))

export const nameOf = (user: ActedUser): string => user.display_name ?? user.email
