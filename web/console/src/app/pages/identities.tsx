/** The pages about IAM users and groups, with their permissions as another feature shows them. */
import { useParams } from '@tanstack/react-router'
import { IamGroupPage } from '../../features/identities/group-page.tsx'
import { IamUserPage } from '../../features/identities/user-page.tsx'
import { AttachedPolicies } from '../../features/policies/attached-policies.tsx'

export { IamGroupsPage as IamGroups } from '../../features/identities/groups-page.tsx'
export { IamUsersPage as IamUsers } from '../../features/identities/users-page.tsx'
export { NewIamUserPage as NewIamUser } from '../../features/identities/new-user-page.tsx'
export { OwnCredentialsPage as OwnCredentials } from '../../features/identities/own-page.tsx'

export function IamUser() {
  const { userName = '' } = useParams({ strict: false })
  return <IamUserPage key={userName} name={userName} permissions={<AttachedPolicies bearer="user" name={userName} />} />
}

export function IamGroup() {
  const { groupName = '' } = useParams({ strict: false })
  return <IamGroupPage key={groupName} name={groupName} permissions={<AttachedPolicies bearer="group" name={groupName} />} />
}
