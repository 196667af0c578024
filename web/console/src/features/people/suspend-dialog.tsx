/** Suspending users: the button waits for a tick, and the suspension can be undone at once. */
import Checkbox from '@cloudscape-design/components/checkbox'
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import type { DialogProps } from './act-on-users.ts'
import { ActivateAgain } from './activate-again.tsx'
import { suspendUsers } from './api.ts'
import { BulkDialog } from './bulk-dialog.tsx'
import { useReport } from './report.tsx'

export function SuspendDialog(props: DialogProps) {
  const { t } = useLingui()
  const report = useReport()
  const [sure, setSure] = useState(false)
  const { account, users } = props
  const undo = (suspended: readonly string[]) => <ActivateAgain accountId={account.id} ids={suspended} users={users} />
  return (
    <BulkDialog
      {...props}
      title={t`Suspend user`}
      word={t`Suspend`}
      ready={sure}
      previewed="suspend"
      act={(ids) => suspendUsers(account.id, ids)}
      tell={(outcome) => report(outcome, users, (count) => t`${plural(count, { one: '# user is', other: '# users are' })} suspended now`, undo)}
    >
      <Checkbox checked={sure} onChange={({ detail }) => setSure(detail.checked)}>
        {t`I understand that they are signed out everywhere at once and cannot sign in until they are activated again.`}
      </Checkbox>
    </BulkDialog>
  )
}
