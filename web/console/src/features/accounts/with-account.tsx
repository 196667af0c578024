/** Shows a page about an account once the account is known. */
import type { Account } from '@carillon/shared/api'
import Box from '@cloudscape-design/components/box'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Refused } from '../../shared/refused.tsx'
import { accountQuery } from './api.ts'

export function WithAccount({ accountId, children }: { accountId: string; children: (account: Account) => ReactNode }) {
  const { t } = useLingui()
  const account = useQuery(accountQuery(accountId))
  if (account.data !== undefined) return children(account.data)
  return (
    <Box padding={{ vertical: 'l' }}>
      {account.error === null ? (
        <StatusIndicator type="loading">{t`Loading the account`}</StatusIndicator>
      ) : (
        <Refused error={account.error} again={() => void account.refetch()} />
      )}
    </Box>
  )
}
