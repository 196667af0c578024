/** Detaching a managed policy. */
import type { AttachedPolicy } from '@carillon/shared/api'
import Box from '@cloudscape-design/components/box'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { ActDialog } from '../../shared/act-dialog.tsx'
import { Name } from '../../shared/name.tsx'
import { useNotify } from '../../shared/notices.tsx'
import { detach, type Bearer } from './api.ts'
import { forget } from './attach-dialog.tsx'

export function DetachDialog({ whose, policy, onClose }: { whose: Bearer; policy: AttachedPolicy; onClose: () => void }) {
  const { t } = useLingui()
  const client = useQueryClient()
  const notify = useNotify()
  return (
    <ActDialog
      title={t`Detach policy`}
      act={t`Detach`}
      onAct={() => detach(whose, policy.arn)}
      onDone={() => {
        forget(client, whose)
        const { name } = policy
        notify({ type: 'success', header: t`“${name}” was detached` })
        onClose()
      }}
      onCancel={onClose}
    >
      <Box variant="p">
        <Trans>
          Detach <Name text={policy.name} /> from <Name text={whose.name} />? What only this policy allows is refused from the next call on. The policy itself stays.
        </Trans>
      </Box>
    </ActDialog>
  )
}
