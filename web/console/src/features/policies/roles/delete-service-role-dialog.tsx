/** Deleting the role of a service: the server looks whether something uses it, and says what became of the wish. */
import type { ServiceRoleDeletion } from '@carillon/shared/api'
import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { ActDialog } from '../../../shared/act-dialog.tsx'
import { Name } from '../../../shared/name.tsx'
import { deleteServiceRole } from './api.ts'
import { useLeavingRole } from './use-leaving-role.ts'

export function DeleteServiceRoleDialog({ name, onClose }: { name: string; onClose: () => void }) {
  const { t } = useLingui()
  const [failed, setFailed] = useState<ServiceRoleDeletion | null>(null)
  const leave = useLeavingRole(name)
  return (
    <ActDialog
      title={t`Delete role of a service`}
      act={t`Delete`}
      onAct={() => deleteServiceRole(name)}
      onDone={(done) => {
        if (done.status !== 'SUCCEEDED') {
          setFailed(done)
          return
        }
        onClose()
        leave()
      }}
      onCancel={onClose}
    >
      <Box variant="p">
        <Trans>
          Delete <Name text={name} />? It goes only if nothing uses it, and can be created again.
        </Trans>
      </Box>
      {failed !== null && (
        <Alert type="warning" header={t`The role is in use`}>
          {failed.reason ?? t`Remove what uses it, then try again.`}
        </Alert>
      )}
    </ActDialog>
  )
}
