/** Whether a user is a person or a device that several people share. */
import type { UserRow } from '@carillon/shared/api'
import { useLingui } from '@lingui/react/macro'

export type UserType = UserRow['user_type']

export function useUserTypeNames(): Readonly<Record<UserType, string>> {
  const { t } = useLingui()
  return { PrivateUser: t`Person`, SharedDevice: t`Shared device` }
}

export function UserTypeName({ type }: { type: UserType }) {
  return useUserTypeNames()[type]
}
