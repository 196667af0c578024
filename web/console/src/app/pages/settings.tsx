/** The settings of an account's meetings, shown once the account is known, and the organisation's own page. */
import { useParams } from '@tanstack/react-router'
import { MeetingSettingsPage } from '../../features/accounts/meetings/meeting-settings-page.tsx'
import { MyAccountPage } from '../../features/accounts/my-account/my-account-page.tsx'
import { WithAccount } from '../../features/accounts/with-account.tsx'

export function Meetings() {
  const { accountId = '' } = useParams({ strict: false })
  return <WithAccount accountId={accountId}>{(account) => <MeetingSettingsPage key={account.id} account={account} />}</WithAccount>
}

export const MyAccount = MyAccountPage
