/** What surrounds the pages about policies, roles and the simulator. */
import { useLingui } from '@lingui/react/macro'
import { useParams } from '@tanstack/react-router'
import { PoliciesHelp, PolicyEditorHelp, PolicyHelp } from '../features/policies/policies-help.tsx'
import { RoleHelp, RolesHelp } from '../features/policies/roles/roles-help.tsx'
import { SimulatorHelp } from '../features/policies/simulator/simulator-help.tsx'
import { addresses } from '../shared/addresses.ts'
import type { Place } from './place.ts'

export type PolicyPlaceName = 'policies' | 'new-policy' | 'policy' | 'policy-editor' | 'roles' | 'new-role' | 'role' | 'simulator'

export function usePolicyPlaces(): Record<PolicyPlaceName, Place> {
  const { t } = useLingui()
  const { arn = '', roleName = '' } = useParams({ strict: false })
  const name = arn.slice(arn.lastIndexOf('/') + 1)
  const policies = { text: t`Policies`, href: addresses.policies }
  const policy = { text: name, href: addresses.policy(arn) }
  const roles = { text: t`Roles`, href: addresses.roles }
  const account = null
  return {
    policies: { title: t`Policies`, crumbs: [policies], help: <PoliciesHelp />, contentType: 'table', account },
    'new-policy': {
      title: t`Create policy`,
      crumbs: [policies, { text: t`Create policy`, href: addresses.newPolicy }],
      help: <PolicyEditorHelp />,
      contentType: 'form',
      account,
    },
    policy: { title: name, crumbs: [policies, policy], help: <PolicyHelp />, contentType: 'default', account },
    'policy-editor': {
      title: t`Edit ${name}`,
      crumbs: [policies, policy, { text: t`Edit`, href: addresses.policyEditor(arn) }],
      help: <PolicyEditorHelp />,
      contentType: 'form',
      account,
    },
    roles: { title: t`Roles`, crumbs: [roles], help: <RolesHelp />, contentType: 'table', account },
    'new-role': {
      title: t`Create role`,
      crumbs: [roles, { text: t`Create role`, href: addresses.newRole }],
      help: <RoleHelp />,
      contentType: 'form',
      account,
    },
    role: { title: roleName, crumbs: [roles, { text: roleName, href: addresses.role(roleName) }], help: <RoleHelp />, contentType: 'default', account },
    simulator: {
      title: t`Policy simulator`,
      crumbs: [{ text: t`Policy simulator`, href: addresses.simulator() }],
      help: <SimulatorHelp />,
      contentType: 'default',
      account,
    },
  }
}
