/** The pages about one account, each shown once the account is known. */
import { useParams } from '@tanstack/react-router'
import { AccountPage } from '../../features/accounts/account-page.tsx'
import { WithAccount } from '../../features/accounts/with-account.tsx'
import { UserPage } from '../../features/people/user-page.tsx'
import { UsersPage } from '../../features/people/users-page.tsx'

export function Users() {
  const { accountId = '' } = useParams({ strict: false })
  return <WithAccount accountId={accountId}>{(account) => <UsersPage key={account.id} account={account} />}</WithAccount>
}

export function User() {
  const { accountId = '', userId = '' } = useParams({ strict: false })
  return <WithAccount accountId={accountId}>{(account) => <UserPage account={account} userId={userId} />}</WithAccount>
}

export function AccountSettings() {
  const { accountId = '' } = useParams({ strict: false })
  return <WithAccount accountId={accountId}>{(account) => <AccountPage account={account} />}</WithAccount>
}
