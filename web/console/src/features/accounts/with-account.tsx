/** Shows a page about an account once the account is known. */
import type { Account } from '@carillon/shared/api'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { RefusedPage } from '../../shared/refused.tsx'
import { accountQuery } from './api.ts'

export function WithAccount({ accountId, children }: { accountId: string; children: (account: Account) => ReactNode }) {
  const { t } = useLingui()
  const account = useQuery(accountQuery(accountId))
  if (account.data !== undefined) return children(account.data)
  if (account.error !== null) return <RefusedPage error={account.error} again={() => void account.refetch()} />
  return <StatusIndicator type="loading">{t`Loading the account`}</StatusIndicator>
}
