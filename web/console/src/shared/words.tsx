/** The product's words for what the server names. */
import type { AccountType, License } from '@carillon/shared/api'
import { useLingui } from '@lingui/react/macro'

export function AccountTypeName({ type }: { type: AccountType }) {
  const { t } = useLingui()
  return type === 'Team' ? t`Team` : t`Enterprise`
}

export function usePermissionNames(): Readonly<Record<License, string>> {
  const { t } = useLingui()
  return { Pro: t`Pro`, Basic: t`Basic`, ProTrial: t`Pro (trial)` }
}

export function PermissionName({ license }: { license: License }) {
  return usePermissionNames()[license]
}
