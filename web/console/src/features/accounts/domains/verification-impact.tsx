/** What follows when a claimed domain is verified. */
import type { Account } from '@carillon/shared/api'
import Alert from '@cloudscape-design/components/alert'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import TextContent from '@cloudscape-design/components/text-content'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Refused } from '../../../shared/refused.tsx'
import { impactQuery } from './api.ts'

export function VerificationImpact({ account, name }: { account: Account; name: string }) {
  const { t } = useLingui()
  const impact = useQuery(impactQuery(account.id, name))
  if (impact.error !== null) return <Refused error={impact.error} again={() => void impact.refetch()} />
  if (impact.data === undefined) return <StatusIndicator type="loading">{t`Looking at what will change`}</StatusIndicator>
  const { joining = 0, from_accounts: fromAccounts = 0, numbers = 0, external = 0 } = impact.data.counts
  return (
    <Alert type="info" header={t`When the domain is verified`}>
      <TextContent>
        <ul>
          {account.type === 'Team' && (
            <li>
              <Trans>This account becomes an Enterprise account. It stays one.</Trans>
            </li>
          )}
          <li>
            <Plural
              value={joining}
              _0="Nobody has registered with an address of this domain outside the account yet."
              one="# registered person with an address of this domain joins the account, as Pro."
              other="# registered people with an address of this domain join the account, as Pro."
            />
          </li>
          {fromAccounts > 0 && (
            <li>
              <Plural value={fromAccounts} one="# of them leaves another account for it." other="# of them leave other accounts for it." />
            </li>
          )}
          {numbers > 0 && (
            <li>
              <Plural value={numbers} one="# phone number stays behind, in the inventory." other="# phone numbers stay behind, in the inventory." />
            </li>
          )}
          <li>
            <Trans>Whoever registers with such an address from then on joins too, without an invitation.</Trans>
          </li>
          {external > 0 && (
            <li>
              <Plural
                value={external}
                one="# user of the account has an address of another domain and stays, as an external user."
                other="# users of the account have addresses of other domains and stay, as external users."
              />
            </li>
          )}
        </ul>
      </TextContent>
    </Alert>
  )
}
