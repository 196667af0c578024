/** One user: everything an administrator may see, and the actions. */
import type { Account, UserDetail } from '@carillon/shared/api'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { addresses } from '../../shared/addresses.ts'
import { CopiedId } from '../../shared/copied-id.tsx'
import { useGo } from '../../shared/follow.ts'
import { HelpLink } from '../../shared/help.tsx'
import { RefusedPage } from '../../shared/refused.tsx'
import { userQuery } from './api.ts'
import { UserActions } from './user-actions.tsx'
import { nameOf } from './user-acts.ts'
import { UserFields } from './user-fields.tsx'

export function UserPage({ account, userId }: { account: Account; userId: string }) {
  const { t } = useLingui()
  const user = useQuery(userQuery(account.id, userId))
  if (user.data !== undefined) return <Detail account={account} user={user.data} />
  if (user.error !== null) return <RefusedPage error={user.error} again={() => void user.refetch()} />
  return <StatusIndicator type="loading">{t`Loading the user`}</StatusIndicator>
}

function Detail({ account, user }: { account: Account; user: UserDetail }) {
  const { t } = useLingui()
  const go = useGo()
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        info={<HelpLink about={t`User detail`} />}
        description={<CopiedId id={user.id} name={t`the user ID`} />}
        actions={<UserActions account={account} users={[user]} onRemoved={() => go(addresses.users(account.id))} />}
      >
        {nameOf(user)}
      </Header>
      <UserFields user={user} />
    </SpaceBetween>
  )
}
