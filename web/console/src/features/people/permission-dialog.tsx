/** Assigning Pro or Basic to users. */
import type { License } from '@carillon/shared/api'
import FormField from '@cloudscape-design/components/form-field'
import RadioGroup from '@cloudscape-design/components/radio-group'
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { ActDialog } from '../../shared/act-dialog.tsx'
import type { DialogProps } from './act-on-users.ts'
import { assignPermission } from './api.ts'
import { ConcernedUsers } from './concerned-users.tsx'
import { useReport } from './report.tsx'

export function PermissionDialog({ account, users, leftOut, onDone, onCancel }: DialogProps) {
  const { t } = useLingui()
  const report = useReport()
  const [license, setLicense] = useState<License>('Pro')
  const ids = users.map((user) => user.id)
  return (
    <ActDialog
      title={t`Assign user permission`}
      act={t`Assign`}
      onAct={() => assignPermission(account.id, ids, license)}
      onDone={(outcome) => {
        report(outcome, users, (count) => t`${plural(count, { one: '# user has', other: '# users have' })} the permission ${license} now`)
        onDone()
      }}
      onCancel={onCancel}
    >
      <ConcernedUsers users={users} leftOut={leftOut} />
      <FormField label={t`Permissions`}>
        <RadioGroup
          value={license}
          onChange={({ detail }) => setLicense(detail.value === 'Basic' ? 'Basic' : 'Pro')}
          items={[
            { value: 'Pro', label: t`Pro`, description: t`May host meetings, and everything else.` },
            { value: 'Basic', label: t`Basic`, description: t`May attend meetings and chat, but not host.` },
          ]}
        />
      </FormField>
    </ActDialog>
  )
}
