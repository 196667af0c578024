/** What can be done to a domain: removed when it is the account's own, given up while it is only claimed. */
import type { DomainRow } from '@carillon/shared/api'
import Button from '@cloudscape-design/components/button'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ActDialog } from '../../../shared/act-dialog.tsx'
import { addresses } from '../../../shared/addresses.ts'
import { closed, open, useGate } from '../../../shared/administrator.tsx'
import { useGo } from '../../../shared/follow.ts'
import { keys } from '../../../shared/keys.ts'
import { Name } from '../../../shared/name.tsx'
import { useNotify } from '../../../shared/notices.tsx'
import { withdrawClaim } from './api.ts'
import { RemoveDomainDialog } from './remove-domain-dialog.tsx'

export function DomainButtons({ account, row }: { account: { id: string }; row: DomainRow | undefined }) {
  const { t } = useLingui()
  const gate = useGate()
  const [asking, setAsking] = useState(false)
  const leave = useLeaving(account.id)
  const close = () => setAsking(false)
  const claimed = row !== undefined && row.status !== 'Verified'
  const name = row?.name ?? ''
  const chosen = row === undefined ? closed(t`Choose a domain first.`) : open
  return (
    <>
      <Button onClick={() => setAsking(true)} {...(chosen.disabled ? chosen : gate('chime:DeleteDomain'))}>
        {claimed ? t`Withdraw claim` : t`Remove domain`}
      </Button>
      {asking && claimed && (
        <WithdrawDialog accountId={account.id} name={name} onCancel={close} onDone={() => leave(t`The claim of ${name} was withdrawn`, close)} />
      )}
      {asking && row !== undefined && !claimed && (
        <RemoveDomainDialog accountId={account.id} name={name} onCancel={close} onRemoved={() => leave(t`${name} was removed`, close)} />
      )}
    </>
  )
}

interface WithdrawProps {
  accountId: string
  name: string
  onDone: () => void
  onCancel: () => void
}

function WithdrawDialog({ accountId, name, onDone, onCancel }: WithdrawProps) {
  const { t } = useLingui()
  return (
    <ActDialog title={t`Withdraw claim`} act={t`Withdraw claim`} onAct={() => withdrawClaim(accountId, name)} onDone={onDone} onCancel={onCancel}>
      <div>
        <Trans>
          Stop looking for the record of <Name text={name} />? Nothing else changes. A new claim has a record of its own.
        </Trans>
      </div>
    </ActDialog>
  )
}

/** Back to the list, which knows one domain less. */
function useLeaving(accountId: string): (header: string, close: () => void) => void {
  const client = useQueryClient()
  const notify = useNotify()
  const go = useGo()
  return (header, close) => {
    close()
    const there = addresses.domains(accountId)
    void client.invalidateQueries({ queryKey: keys.domains(accountId), exact: true })
    notify({ type: 'success', at: there, header })
    go(there)
  }
}
