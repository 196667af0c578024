/** Suspending users: the button waits for a tick. */
import Checkbox from '@cloudscape-design/components/checkbox'
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { ActDialog } from '../../shared/act-dialog.tsx'
import type { DialogProps } from './act-on-users.ts'
import { suspendUsers } from './api.ts'
import { ConcernedUsers } from './concerned-users.tsx'
import { useReport } from './report.tsx'

export function SuspendDialog({ account, users, leftOut, onDone, onCancel }: DialogProps) {
  const { t } = useLingui()
  const report = useReport()
  const [sure, setSure] = useState(false)
  return (
    <ActDialog
      title={t`Suspend user`}
      act={t`Suspend`}
      ready={sure}
      onAct={() => suspendUsers(account.id, users.map((user) => user.id))}
      onDone={(outcome) => {
        report(outcome, users, (count) => t`${plural(count, { one: '# user is', other: '# users are' })} suspended now`)
        onDone()
      }}
      onCancel={onCancel}
    >
      <ConcernedUsers users={users} leftOut={leftOut} />
      <Checkbox checked={sure} onChange={({ detail }) => setSure(detail.checked)}>
        {t`I understand that they are signed out everywhere at once and cannot sign in until they are activated again.`}
      </Checkbox>
    </ActDialog>
  )
}
