/** Looking for the record of a claim now, and beginning an ended claim anew. */
import type { Account, DomainRow } from '@carillon/shared/api'
import { useLingui } from '@lingui/react/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { addresses } from '../../../shared/addresses.ts'
import { keys } from '../../../shared/keys.ts'
import { useNotify } from '../../../shared/notices.tsx'
import { claimDomain, lookForRecord } from './api.ts'

/** `contested`: it is another organisation's, and was claimed all the same. */
export function useClaimActs(account: Account, name: string, contested = false) {
  const { t } = useLingui()
  const client = useQueryClient()
  const notify = useNotify()
  const keep = (row: DomainRow) => {
    client.setQueryData(keys.domain(account.id, name), row)
    void client.invalidateQueries({ queryKey: keys.domains(account.id), exact: true })
    if (row.status !== 'Verified') return
    void client.invalidateQueries({ queryKey: keys.account(account.id), exact: true })
    void client.invalidateQueries({ queryKey: keys.users(account.id) })
    void client.invalidateQueries({ queryKey: keys.allAccountPages })
    notify({
      type: 'success',
      at: addresses.domain(account.id, name),
      header: t`${name} is verified`,
      ...(account.type === 'Team' ? { content: t`This account is an Enterprise account now.` } : {}),
    })
  }
  const look = useMutation({ mutationFn: () => lookForRecord(account.id, name), onSuccess: keep })
  const again = useMutation({ mutationFn: () => claimDomain(account.id, name, contested), onSuccess: keep })
  return { look, again }
}
