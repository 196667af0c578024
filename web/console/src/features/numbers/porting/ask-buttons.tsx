/** Asking the desk to change a port-in, or to end it. */
import type { PortIn, PortStatus } from '@carillon/shared/api'
import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Textarea from '@cloudscape-design/components/textarea'
import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ActDialog } from '../../../shared/act-dialog.tsx'
import { allOf, closed, open, useGate } from '../../../shared/administrator.tsx'
import { keys } from '../../../shared/keys.ts'
import { useNotify } from '../../../shared/notices.tsx'
import { PROVISION } from '../acts.ts'
import { askCancel, askChange } from './api.ts'

const CHANGEABLE: readonly PortStatus[] = ['SUBMITTED', 'PENDING_DOCUMENTS', 'EXCEPTION', 'FOC']
const CANCELLABLE: readonly PortStatus[] = [...CHANGEABLE, 'CHANGE_REQUESTED']

export function AskButtons({ portIn }: { portIn: PortIn }) {
  const { t } = useLingui()
  const gate = useGate()(PROVISION)
  const [asks, setAsks] = useState<'change' | 'cancel' | null>(null)
  const among = (statuses: readonly PortStatus[]) => (statuses.includes(portIn.status) ? open : closed(t`This is not possible in the present status.`))
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Button onClick={() => setAsks('change')} {...allOf(gate, among(CHANGEABLE))}>{t`Request a change`}</Button>
      <Button onClick={() => setAsks('cancel')} {...allOf(gate, among(CANCELLABLE))}>{t`Request cancellation`}</Button>
      {asks !== null && <AskDialog what={asks} id={portIn.id} onClose={() => setAsks(null)} />}
    </SpaceBetween>
  )
}

function AskDialog({ what, id, onClose }: { what: 'change' | 'cancel'; id: string; onClose: () => void }) {
  const { t } = useLingui()
  const client = useQueryClient()
  const notify = useNotify()
  const [reason, setReason] = useState('')
  const title = what === 'change' ? t`Request a change` : t`Request cancellation`
  return (
    <ActDialog
      title={title}
      act={title}
      ready={reason.trim() !== ''}
      onAct={() => (what === 'change' ? askChange(id, reason) : askCancel(id, reason))}
      onDone={(portIn) => {
        client.setQueryData(keys.portIn(id), portIn)
        void client.invalidateQueries({ queryKey: keys.numbers })
        notify({ type: 'success', header: what === 'change' ? t`The change was requested` : t`The cancellation was requested` })
        onClose()
      }}
      onCancel={onClose}
    >
      <FormField label={what === 'change' ? t`What is to be changed?` : t`Why is it to be cancelled?`}>
        <Textarea value={reason} onChange={({ detail }) => setReason(detail.value)} />
      </FormField>
    </ActDialog>
  )
}
