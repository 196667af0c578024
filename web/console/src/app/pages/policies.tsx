/** The pages about policies, roles and the simulator, in a part of their own that is loaded when it is needed. */
export { EditPolicyPage as EditPolicy } from '../../features/policies/edit-policy-page.tsx'
export { NewPolicyPage as NewPolicy } from '../../features/policies/new-policy-page.tsx'
export { PoliciesPage as Policies } from '../../features/policies/policies-page.tsx'
export { PolicyPage as Policy } from '../../features/policies/policy-page.tsx'
export { NewRolePage as NewRole } from '../../features/policies/roles/new-role-page.tsx'
export { RolePage as Role } from '../../features/policies/roles/role-page.tsx'
export { RolesPage as Roles } from '../../features/policies/roles/roles-page.tsx'
export { SimulatorPage as Simulator } from '../../features/policies/simulator/simulator-page.tsx'
