/** Deleting a role: its policies have to go first. */
import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { ActDialog } from '../../../shared/act-dialog.tsx'
import { addresses } from '../../../shared/addresses.ts'
import { Name } from '../../../shared/name.tsx'
import { PageLink } from '../../../shared/page-link.tsx'
import { Refused } from '../../../shared/refused.tsx'
import { deleteRole, roleDeletionQuery } from './api.ts'
import { useLeavingRole } from './use-leaving-role.ts'

export function DeleteRoleDialog({ name, onClose }: { name: string; onClose: () => void }) {
  const { t } = useLingui()
  const preview = useQuery(roleDeletionQuery(name))
  const leave = useLeavingRole(name)
  const isFree = preview.data !== undefined && preview.data.attached + preview.data.inline === 0
  return (
    <ActDialog
      title={t`Delete role`}
      act={t`Delete`}
      ready={isFree}
      onAct={() => deleteRole(name)}
      onDone={() => {
        onClose()
        leave()
      }}
      onCancel={onClose}
    >
      <Box variant="p">
        <Trans>
          Delete the role <Name text={name} />? Whoever has taken it on loses its permissions at once.
        </Trans>
      </Box>
      {preview.isPending && <StatusIndicator type="loading">{t`Looking at what it has`}</StatusIndicator>}
      {preview.error !== null && <Refused error={preview.error} again={() => void preview.refetch()} />}
      {preview.data !== undefined && !isFree && <Obstacles name={name} {...preview.data} />}
    </ActDialog>
  )
}

function Obstacles({ name, attached, inline }: { name: string; attached: number; inline: number }) {
  const { t } = useLingui()
  return (
    <Alert type="warning" header={t`This role cannot be deleted yet`}>
      {attached > 0 && (
        <div>
          <Plural value={attached} one="# policy is attached. Detach it." other="# policies are attached. Detach them." />
        </div>
      )}
      {inline > 0 && (
        <div>
          <Plural value={inline} one="# inline policy is left. Remove it." other="# inline policies are left. Remove them." />
        </div>
      )}
      <PageLink to={addresses.role(name)}>
        <Trans>Go to the role</Trans>
      </PageLink>
    </Alert>
  )
}
