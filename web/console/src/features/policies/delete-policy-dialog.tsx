/** Deleting a policy of one's own: what stands against it first. */
import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { ActDialog } from '../../shared/act-dialog.tsx'
import { addresses } from '../../shared/addresses.ts'
import { useGo } from '../../shared/follow.ts'
import { keys } from '../../shared/keys.ts'
import { Name } from '../../shared/name.tsx'
import { useNotify } from '../../shared/notices.tsx'
import { PageLink } from '../../shared/page-link.tsx'
import { Refused } from '../../shared/refused.tsx'
import { deletePolicy, usedByQuery, versionsQuery } from './api.ts'

export function DeletePolicyDialog({ arn, name, onClose }: { arn: string; name: string; onClose: () => void }) {
  const { t } = useLingui()
  const usedBy = useQuery({ ...usedByQuery(arn), staleTime: 0 })
  const versions = useQuery({ ...versionsQuery(arn), staleTime: 0 })
  const leave = useLeaving(arn, name)
  const users = usedBy.data?.items.length
  const older = versions.data === undefined ? undefined : versions.data.items.length - 1
  const error = usedBy.error ?? versions.error
  return (
    <ActDialog
      title={t`Delete policy`}
      act={t`Delete`}
      ready={users === 0 && older === 0}
      onAct={() => deletePolicy(arn)}
      onDone={() => {
        onClose()
        leave()
      }}
      onCancel={onClose}
    >
      <Box variant="p">
        <Trans>
          Delete the policy <Name text={name} />? This cannot be undone.
        </Trans>
      </Box>
      {error !== null && <Refused error={error} />}
      {error === null && (users === undefined || older === undefined) && <StatusIndicator type="loading">{t`Looking at where it is used`}</StatusIndicator>}
      {users !== undefined && older !== undefined && users + older > 0 && (
        <Alert type="warning" header={t`This policy cannot be deleted yet`}>
          {users > 0 && (
            <div>
              <Plural value={users} one="# identity still has it. Detach it there." other="# identities still have it. Detach it there." />
            </div>
          )}
          {older > 0 && (
            <div>
              <Plural value={older} one="# version is not in force. Delete it." other="# versions are not in force. Delete them." />
            </div>
          )}
          <PageLink to={addresses.policy(arn)}>
            <Trans>Go to the policy</Trans>
          </PageLink>
        </Alert>
      )}
    </ActDialog>
  )
}

/** To the list, without asking for the policy that is gone. */
function useLeaving(arn: string, name: string): () => void {
  const { t } = useLingui()
  const client = useQueryClient()
  const notify = useNotify()
  const go = useGo()
  return () => {
    void client.invalidateQueries({ queryKey: keys.policy(arn), refetchType: 'none' })
    void client.invalidateQueries({ queryKey: ['policies', 'pages'] })
    notify({ type: 'success', at: addresses.policies, header: t`Policy “${name}” was deleted` })
    go(addresses.policies)
  }
}
