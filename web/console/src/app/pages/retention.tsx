/** How long an account keeps its messages, shown once the account is known. */
import { useParams } from '@tanstack/react-router'
import { WithAccount } from '../../features/accounts/with-account.tsx'
import { RetentionPage } from '../../features/retention/retention-page.tsx'

export function Retention() {
  const { accountId = '' } = useParams({ strict: false })
  return <WithAccount accountId={accountId}>{(account) => <RetentionPage key={account.id} account={account} />}</WithAccount>
}
