/** What surrounds the pages about IAM users, groups and one's own credentials. */
import { useLingui } from '@lingui/react/macro'
import { useParams } from '@tanstack/react-router'
import { IamGroupsHelp, IamUserHelp, IamUsersHelp, OwnCredentialsHelp } from '../features/identities/identities-help.tsx'
import { addresses } from '../shared/addresses.ts'
import type { Place } from './place.ts'

export type IdentityPlaceName = 'iam-users' | 'new-iam-user' | 'iam-user' | 'iam-groups' | 'iam-group' | 'own-credentials'

export function useIdentityPlaces(): Record<IdentityPlaceName, Place> {
  const { t } = useLingui()
  const { userName = '', groupName = '' } = useParams({ strict: false })
  const users = { text: t`IAM users`, href: addresses.iamUsers }
  const groups = { text: t`Groups`, href: addresses.iamGroups }
  const account = null
  return {
    'iam-users': { title: t`IAM users`, crumbs: [users], help: <IamUsersHelp />, contentType: 'table', account },
    'new-iam-user': {
      title: t`Create user`,
      crumbs: [users, { text: t`Create user`, href: addresses.newIamUser }],
      help: <IamUsersHelp />,
      contentType: 'form',
      account,
    },
    'iam-user': {
      title: userName,
      crumbs: [users, { text: userName, href: addresses.iamUser(userName) }],
      help: <IamUserHelp />,
      contentType: 'default',
      account,
    },
    'iam-groups': { title: t`Groups`, crumbs: [groups], help: <IamGroupsHelp />, contentType: 'table', account },
    'iam-group': {
      title: groupName,
      crumbs: [groups, { text: groupName, href: addresses.iamGroup(groupName) }],
      help: <IamGroupsHelp />,
      contentType: 'default',
      account,
    },
    'own-credentials': {
      title: t`My security credentials`,
      crumbs: [{ text: t`My security credentials`, href: addresses.ownCredentials }],
      help: <OwnCredentialsHelp />,
      contentType: 'default',
      account,
    },
  }
}
