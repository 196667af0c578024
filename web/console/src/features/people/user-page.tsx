/** One user: everything an administrator may see, and the actions. */
import type { Account, UserDetail } from '@carillon/shared/api'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { addresses } from '../../shared/addresses.ts'
import { CopiedId } from '../../shared/copied-id.tsx'
import { useGo } from '../../shared/follow.ts'
import { HelpLink } from '../../shared/help.tsx'
import { RefusedPage } from '../../shared/refused.tsx'
import { ActiveDaysOfUser } from './active-days.tsx'
import { userQuery } from './api.ts'
import { Dossier } from './dossier.tsx'
import { UserActions } from './user-actions.tsx'
import { nameOf } from './user-acts.ts'
import { UserFields } from './user-fields.tsx'

interface Props {
  account: Account
  userId: string
  /** What the page shows of the user's number: another feature's part. */
  phoneNumber: (user: UserDetail) => ReactNode
}

export function UserPage({ account, userId, phoneNumber }: Props) {
  const { t } = useLingui()
  const user = useQuery(userQuery(account.id, userId))
  if (user.data !== undefined) return <Detail account={account} user={user.data} phoneNumber={phoneNumber(user.data)} />
  if (user.error !== null) return <RefusedPage error={user.error} again={() => void user.refetch()} />
  return <StatusIndicator type="loading">{t`Loading the user`}</StatusIndicator>
}

function Detail({ account, user, phoneNumber }: { account: Account; user: UserDetail; phoneNumber: ReactNode }) {
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
      <UserFields user={user} phoneNumber={phoneNumber} />
      {user.registration !== 'Unregistered' && <ActiveDaysOfUser accountId={account.id} userId={user.id} />}
      <Dossier accountId={account.id} user={user} />
    </SpaceBetween>
  )
}
