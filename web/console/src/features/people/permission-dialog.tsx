/** Assigning Pro or Basic to users. */
import type { License } from '@carillon/shared/api'
import FormField from '@cloudscape-design/components/form-field'
import RadioGroup from '@cloudscape-design/components/radio-group'
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import type { DialogProps } from './act-on-users.ts'
import { assignPermission } from './api.ts'
import { BulkDialog } from './bulk-dialog.tsx'
import { useReport } from './report.tsx'

export function PermissionDialog(props: DialogProps) {
  const { t } = useLingui()
  const report = useReport()
  const [license, setLicense] = useState<License>('Pro')
  return (
    <BulkDialog
      {...props}
      title={t`Assign user permission`}
      word={t`Assign`}
      act={(ids) => assignPermission(props.account.id, ids, license)}
      tell={(outcome) =>
        report(outcome, props.users, (count) => t`${plural(count, { one: '# user has', other: '# users have' })} the permission ${license} now`)
      }
    >
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
    </BulkDialog>
  )
}
