/** What is asked before a file is carried out, and before it is forgotten. */
import type { SheetDetail, SheetRow } from '@carillon/shared/api'
import Box from '@cloudscape-design/components/box'
import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { ActDialog } from '../../shared/act-dialog.tsx'
import { useGo } from '../../shared/follow.ts'
import { keys } from '../../shared/keys.ts'
import { forget, start } from './api.ts'

export function CarryOutDialog({ detail: { sheet, going }, onClose }: { detail: SheetDetail; onClose: () => void }) {
  const { t } = useLingui()
  const client = useQueryClient()
  return (
    <ActDialog
      title={t`Carry out this file`}
      act={t`Carry out`}
      onAct={() => start(sheet.id)}
      onDone={() => {
        void client.invalidateQueries({ queryKey: keys.sheets })
        onClose()
      }}
      onCancel={onClose}
    >
      <Box variant="p">{t`${plural(going, { one: '# line does', other: '# lines do' })} something; all others stay as they are.`}</Box>
      <Box variant="p">
        <Trans>Each line is looked at once more when its turn comes. You can leave this page meanwhile: the work goes on, even after a restart of the server. It cannot be undone as a whole.</Trans>
      </Box>
    </ActDialog>
  )
}

export function ForgetDialog({ sheet, back, onClose }: { sheet: SheetRow; back: string; onClose: () => void }) {
  const { t } = useLingui()
  const client = useQueryClient()
  const go = useGo()
  return (
    <ActDialog
      title={t`Delete this file`}
      act={t`Delete`}
      onAct={() => forget(sheet.id)}
      onDone={() => {
        void client.invalidateQueries({ queryKey: keys.sheetLists })
        go(back)
      }}
      onCancel={onClose}
    >
      <Box variant="p">
        <Trans>The file and its report are deleted. What was carried out stays.</Trans>
      </Box>
    </ActDialog>
  )
}
