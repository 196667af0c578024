/** Taking the PIN of a number away. */
import type { NumberRow } from '@carillon/shared/api'
import Box from '@cloudscape-design/components/box'
import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { ActDialog } from '../../../shared/act-dialog.tsx'
import { keys } from '../../../shared/keys.ts'
import { useNotify } from '../../../shared/notices.tsx'
import { numberText } from '../number-text.ts'
import { clearPortOutPin } from './api.ts'

export function ClearPinDialog({ number, onClose }: { number: NumberRow; onClose: () => void }) {
  const { t } = useLingui()
  const client = useQueryClient()
  const notify = useNotify()
  const text = numberText(number.id)
  return (
    <ActDialog
      title={t`Clear the PIN`}
      act={t`Clear the PIN`}
      onAct={() => clearPortOutPin(number.id)}
      onDone={() => {
        void client.invalidateQueries({ queryKey: keys.numbers })
        notify({ type: 'success', header: t`${text} has no PIN any more` })
        onClose()
      }}
      onCancel={onClose}
    >
      <Box variant="p">{t`Whoever knows your account ID can port ${text} out then.`}</Box>
    </ActDialog>
  )
}
