/** What is done with one version of a policy: seen, put in force, deleted. */
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Modal from '@cloudscape-design/components/modal'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { ActDialog } from '../../shared/act-dialog.tsx'
import { CodeText } from '../../shared/code-text.tsx'
import { keys } from '../../shared/keys.ts'
import { useNotify } from '../../shared/notices.tsx'
import { Refused } from '../../shared/refused.tsx'
import { deleteVersion, putInForce, versionQuery } from './api.ts'
import { formatted } from './editor/json-text.ts'

export type VersionAct = 'see' | 'force' | 'delete'

interface Props {
  arn: string
  version: string
  onClose: () => void
}

export function VersionDialog({ act, ...props }: Props & { act: VersionAct }) {
  if (act === 'see') return <Seen {...props} />
  return act === 'force' ? <PutInForce {...props} /> : <Deletion {...props} />
}

function Seen({ arn, version, onClose }: Props) {
  const { t } = useLingui()
  const text = useQuery(versionQuery(arn, version))
  return (
    <Modal
      visible
      size="large"
      header={t`Version ${version}`}
      closeAriaLabel={t`Close`}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <Button onClick={onClose}>{t`Close`}</Button>
        </Box>
      }
    >
      {text.data !== undefined && <CodeText text={formatted(text.data.document) ?? text.data.document} name={t`the version`} />}
      {text.isPending && <StatusIndicator type="loading">{t`Loading`}</StatusIndicator>}
      {text.error !== null && <Refused error={text.error} again={() => void text.refetch()} />}
    </Modal>
  )
}

function PutInForce({ arn, version, onClose }: Props) {
  const { t } = useLingui()
  const done = useDone(arn, onClose)
  return (
    <ActDialog title={t`Put in force`} act={t`Put in force`} onAct={() => putInForce(arn, version)} onDone={() => done(t`${version} is in force now`)} onCancel={onClose}>
      <Box variant="p">
        <Trans>From the next call on {version} decides for everybody who has this policy.</Trans>
      </Box>
    </ActDialog>
  )
}

function Deletion({ arn, version, onClose }: Props) {
  const { t } = useLingui()
  const done = useDone(arn, onClose)
  return (
    <ActDialog title={t`Delete version`} act={t`Delete`} onAct={() => deleteVersion(arn, version)} onDone={() => done(t`${version} was deleted`)} onCancel={onClose}>
      <Box variant="p">
        <Trans>Delete {version}? Its text is gone then. What is in force stays.</Trans>
      </Box>
    </ActDialog>
  )
}

function useDone(arn: string, onClose: () => void): (header: string) => void {
  const client = useQueryClient()
  const notify = useNotify()
  return (header) => {
    void client.invalidateQueries({ queryKey: keys.policy(arn) })
    notify({ type: 'success', header })
    onClose()
  }
}
