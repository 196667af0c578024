/** Taking numbers back from users: the button waits for a tick. */
import Box from '@cloudscape-design/components/box'
import Checkbox from '@cloudscape-design/components/checkbox'
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { ActDialog } from '../../shared/act-dialog.tsx'
import type { NumberDialogProps } from './act-dialogs.ts'
import { unassignNumbers } from './api.ts'
import { ConcernedNumbers } from './concerned-numbers.tsx'
import { useReport } from './report.tsx'

export function UnassignDialog({ numbers, onDone, onCancel }: NumberDialogProps) {
  const { t } = useLingui()
  const report = useReport()
  const [sure, setSure] = useState(false)
  const people = t`${plural(numbers.length, { one: '# user loses the number', other: '# users lose their numbers' })}`
  return (
    <ActDialog
      title={t`Unassign`}
      act={t`Unassign`}
      ready={sure}
      onAct={() => unassignNumbers(numbers.map(({ id }) => id))}
      onDone={(outcome) => {
        report(outcome, (count) => t`${plural(count, { one: '# number is', other: '# numbers are' })} unassigned now`, t`Tell the people concerned: nobody tells them for you.`)
        onDone()
      }}
      onCancel={onCancel}
    >
      <ConcernedNumbers numbers={numbers} />
      <Box variant="p">{t`${people} at once. The numbers stay in the inventory with their calling names, and can be assigned again.`}</Box>
      <Checkbox checked={sure} onChange={({ detail }) => setSure(detail.checked)}>
        {t`I understand that calls and texts to these numbers reach nobody until they are assigned again.`}
      </Checkbox>
    </ActDialog>
  )
}
