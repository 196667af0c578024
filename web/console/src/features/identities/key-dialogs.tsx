/** The dialogs that switch a key off or on, and that delete it. */
import type { AccessKey } from '@carillon/shared/api'
import Alert from '@cloudscape-design/components/alert'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQueryClient, type QueryKey } from '@tanstack/react-query'
import { useState } from 'react'
import { ActDialog } from '../../shared/act-dialog.tsx'
import { DateOf } from '../../shared/dates.tsx'
import { Name } from '../../shared/name.tsx'
import { useNotify } from '../../shared/notices.tsx'
import { deleteKey, setKeyStatus, type Holder } from './api.ts'

interface Props {
  holder: Holder
  accessKey: AccessKey
  stale: QueryKey
  onClose: () => void
}

export function KeyStatusDialog({ holder, accessKey, stale, onClose }: Props) {
  const { t } = useLingui()
  const done = useDone(stale, onClose)
  const { access_key_id: id, status } = accessKey
  const isActive = status === 'Active'
  return (
    <ActDialog
      title={isActive ? t`Deactivate access key` : t`Activate access key`}
      act={isActive ? t`Deactivate` : t`Activate`}
      onAct={() => setKeyStatus(holder, id, isActive ? 'Inactive' : 'Active')}
      onDone={() => done(isActive ? t`The key ${id} is inactive` : t`The key ${id} is active`)}
      onCancel={onClose}
    >
      {isActive ? (
        <Trans>
          Programs that use <Name text={id} /> are refused from their next call on. The key can be activated again.
        </Trans>
      ) : (
        <Trans>
          Programs can use <Name text={id} /> again.
        </Trans>
      )}
    </ActDialog>
  )
}

export function DeleteKeyDialog({ holder, accessKey, stale, onClose }: Props) {
  const { t } = useLingui()
  const done = useDone(stale, onClose)
  const [typed, setTyped] = useState('')
  const { access_key_id: id, status, last_used_at } = accessKey
  return (
    <ActDialog title={t`Delete access key`} act={t`Delete`} ready={typed.trim() === id} onAct={() => deleteKey(holder, id)} onDone={() => done(t`The key ${id} was deleted`)} onCancel={onClose}>
      <span>
        <Trans>
          Delete <Name text={id} />? This cannot be undone: programs that use it are refused for good.
        </Trans>
      </span>
      {status === 'Active' && (
        <Alert type="warning">
          <Trans>This key is active. Deactivate it first and see whether anything is missing it.</Trans>{' '}
          {last_used_at !== null && (
            <Trans>
              It was used last on <DateOf at={last_used_at} />.
            </Trans>
          )}
        </Alert>
      )}
      <FormField label={t`To confirm, type the access key ID`} constraintText={id}>
        <Input value={typed} autoComplete={false} spellcheck={false} onChange={({ detail }) => setTyped(detail.value)} />
      </FormField>
    </ActDialog>
  )
}

function useDone(stale: QueryKey, onClose: () => void): (header: string) => void {
  const client = useQueryClient()
  const notify = useNotify()
  return (header) => {
    void client.invalidateQueries({ queryKey: stale })
    notify({ type: 'success', header })
    onClose()
  }
}
