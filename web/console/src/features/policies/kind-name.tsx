/** Whose a managed policy is, in words. */
import { useLingui } from '@lingui/react/macro'
import type { PolicyKind } from './api.ts'

export function KindName({ kind }: { kind: PolicyKind }) {
  const { t } = useLingui()
  return { aws: t`Comes with Carillon`, customer: t`Your own`, service: t`Of a service` }[kind]
}
