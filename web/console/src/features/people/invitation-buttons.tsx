/** What is done with chosen invitations: sent again, or withdrawn. */
import type { BatchResults, OpenInvitation } from '@carillon/shared/api'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ActDialog } from '../../shared/act-dialog.tsx'
import { allOf, closed, open, useGate } from '../../shared/administrator.tsx'
import { keys } from '../../shared/keys.ts'
import { useNotify } from '../../shared/notices.tsx'
import { resendInvitations } from './api.ts'
import { withdraw } from './invitations-api.ts'

interface Props {
  account: { id: string }
  chosen: OpenInvitation[]
  onDone: () => void
}

export function InvitationButtons({ account, chosen, onDone }: Props) {
  const { t } = useLingui()
  const gate = useGate()
  const [asks, setAsks] = useState<'resend' | 'withdraw' | null>(null)
  const report = useInvitationReport(chosen)
  const may = allOf(gate('chime:InviteUsers'), chosen.length > 0 ? open : closed(t`Choose invitations first.`))
  const ids = chosen.map((invitation) => invitation.user_id)
  const count = chosen.length
  const done = (outcome: BatchResults, said: (number: number) => string) => {
    setAsks(null)
    report(outcome, said)
    onDone()
  }
  return (
    <>
      <SpaceBetween direction="horizontal" size="xs">
        <Button {...may} onClick={() => setAsks('resend')}>{t`Resend`}</Button>
        <Button {...may} onClick={() => setAsks('withdraw')}>{t`Withdraw`}</Button>
      </SpaceBetween>
      {asks === 'resend' && (
        <ActDialog title={t`Resend invitations`} act={t`Resend`} onAct={() => resendInvitations(account.id, ids)} onDone={(outcome) => done(outcome, (number) => t`${plural(number, { one: '# invitation is sent again', other: '# invitations are sent again' })}`)} onCancel={() => setAsks(null)}>
          {t`${plural(count, { one: '# person gets', other: '# people get' })} another mail with a link that is good for 30 days.`}
        </ActDialog>
      )}
      {asks === 'withdraw' && (
        <ActDialog title={t`Withdraw invitations`} act={t`Withdraw`} onAct={() => withdraw(account.id, ids)} onDone={(outcome) => done(outcome, (number) => t`${plural(number, { one: '# invitation is withdrawn', other: '# invitations are withdrawn' })}`)} onCancel={() => setAsks(null)}>
          <p>{t`The links of ${plural(count, { one: '# person stop', other: '# people stop' })} working at once, and they disappear from the list of users.`}</p>
          <Trans>Users who were moved in from elsewhere stay listed and can still register with their address.</Trans>
        </ActDialog>
      )}
    </>
  )
}

function useInvitationReport(chosen: readonly OpenInvitation[]) {
  const { t } = useLingui()
  const notify = useNotify()
  const client = useQueryClient()
  const emails = new Map(chosen.map((invitation) => [invitation.user_id, invitation.email]))
  return ({ results }: BatchResults, said: (number: number) => string) => {
    void client.invalidateQueries({ queryKey: keys.accounts })
    const refused = results.filter((result) => !result.ok)
    if (refused.length > 0) {
      const lines = refused.map((result) => <li key={result.user_id}>{`${emails.get(result.user_id) ?? ''}: ${result.message ?? ''}`}</li>)
      notify({ type: 'error', header: t`${plural(refused.length, { one: 'This was not done for # person', other: 'This was not done for # people' })}`, content: <ul>{lines}</ul> })
    }
    if (results.length > refused.length) notify({ type: 'success', header: said(results.length - refused.length) })
  }
}
