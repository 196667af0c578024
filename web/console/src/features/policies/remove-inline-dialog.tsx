/** Taking an inline policy away. */
import Box from '@cloudscape-design/components/box'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { ActDialog } from '../../shared/act-dialog.tsx'
import { Name } from '../../shared/name.tsx'
import { useNotify } from '../../shared/notices.tsx'
import { deleteInline, type Bearer } from './api.ts'
import { forget } from './attach-dialog.tsx'

export function RemoveInlineDialog({ whose, policy, onClose }: { whose: Bearer; policy: string; onClose: () => void }) {
  const { t } = useLingui()
  const client = useQueryClient()
  const notify = useNotify()
  return (
    <ActDialog
      title={t`Remove inline policy`}
      act={t`Remove`}
      onAct={() => deleteInline(whose, policy)}
      onDone={() => {
        forget(client, whose)
        notify({ type: 'success', header: t`“${policy}” was removed` })
        onClose()
      }}
      onCancel={onClose}
    >
      <Box variant="p">
        <Trans>
          Remove <Name text={policy} /> from <Name text={whose.name} />? Its text is gone then: it stands nowhere else.
        </Trans>
      </Box>
    </ActDialog>
  )
}
