/** Moving numbers back from the deletion queue. */
import Box from '@cloudscape-design/components/box'
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { ActDialog } from '../../shared/act-dialog.tsx'
import type { NumberDialogProps } from './act-dialogs.ts'
import { restoreNumbers } from './api.ts'
import { ConcernedNumbers } from './concerned-numbers.tsx'
import { useReport } from './report.tsx'

export function RestoreDialog({ numbers, onDone, onCancel }: NumberDialogProps) {
  const { t } = useLingui()
  const report = useReport()
  return (
    <ActDialog
      title={t`Move to inventory`}
      act={t`Move to inventory`}
      onAct={() => restoreNumbers(numbers.map(({ id }) => id))}
      onDone={(outcome) => {
        report(outcome, (count) => t`${plural(count, { one: '# number is', other: '# numbers are' })} back in the inventory`)
        onDone()
      }}
      onCancel={onCancel}
    >
      <ConcernedNumbers numbers={numbers} />
      <Box variant="p">{t`They are yours again at once, unassigned and with the calling names they had.`}</Box>
    </ActDialog>
  )
}
