/** The pages about one account, each shown once the account is known. */
import type { UserDetail } from '@carillon/shared/api'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useParams } from '@tanstack/react-router'
import { Suspense, lazy } from 'react'
import { AccountPage } from '../../features/accounts/account-page.tsx'
import { WithAccount } from '../../features/accounts/with-account.tsx'
import { ActiveDaysOfAccount } from '../../features/people/active-days.tsx'
import { UserPage } from '../../features/people/user-page.tsx'
import { UsersPage } from '../../features/people/users-page.tsx'

const NumberOfUser = lazy(async () => ({ default: (await import('../../features/numbers/number-of-user.tsx')).NumberOfUser }))

export function Users() {
  const { accountId = '' } = useParams({ strict: false })
  return <WithAccount accountId={accountId}>{(account) => <UsersPage key={account.id} account={account} />}</WithAccount>
}

export function User() {
  const { accountId = '', userId = '' } = useParams({ strict: false })
  return <WithAccount accountId={accountId}>{(account) => <UserPage account={account} userId={userId} phoneNumber={phoneNumberOf} />}</WithAccount>
}

/** Until its code is there, the number stands alone. */
const phoneNumberOf = (user: UserDetail) => (
  <Suspense fallback={user.phone_number ?? '-'}>
    <NumberOfUser user={user} />
  </Suspense>
)

export function AccountSettings() {
  const { accountId = '' } = useParams({ strict: false })
  return <WithAccount accountId={accountId}>{(account) => (
    <SpaceBetween size="l">
      <AccountPage account={account} />
      <ActiveDaysOfAccount accountId={account.id} />
    </SpaceBetween>
  )}</WithAccount>
}
