/** Taking the next step of a port-in, with its reason and, for FOC, its moment. */
import type { PortIn, PortStatus } from '@carillon/shared/api'
import Box from '@cloudscape-design/components/box'
import FormField from '@cloudscape-design/components/form-field'
import Textarea from '@cloudscape-design/components/textarea'
import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ActDialog } from '../../../shared/act-dialog.tsx'
import { keys } from '../../../shared/keys.ts'
import { useNotify } from '../../../shared/notices.tsx'
import { Optional } from '../../../shared/optional.tsx'
import { takeStep } from './api.ts'
import { MomentFields } from './moment-fields.tsx'
import { momentOf } from './port-form.ts'
import { statusText, useStatusMeaning } from './porting-words.tsx'

const WITHOUT_WORDS: readonly PortStatus[] = ['SUBMITTED', 'FOC']

export function StepDialog({ portIn, status, onClose }: { portIn: PortIn; status: PortStatus; onClose: () => void }) {
  const { t } = useLingui()
  const client = useQueryClient()
  const notify = useNotify()
  const meaning = useStatusMeaning()
  const [reason, setReason] = useState('')
  const [moment, setMoment] = useState({ date: '', time: '' })
  const text = statusText(status)
  const isFoc = status === 'FOC'
  const focAt = isFoc ? momentOf(moment.date, moment.time) : null
  const needsWords = !WITHOUT_WORDS.includes(status)
  return (
    <ActDialog
      title={t`Next status: ${text}`}
      act={t`Save`}
      ready={(!isFoc || focAt !== null) && (!needsWords || reason.trim() !== '')}
      onAct={() => takeStep(portIn.id, status, reason, focAt?.toISOString() ?? null)}
      onDone={(desk) => {
        client.setQueryData(keys.deskPortIn(portIn.id), desk)
        void client.invalidateQueries({ queryKey: keys.deskPortIns })
        void client.invalidateQueries({ queryKey: keys.numbers })
        notify({ type: 'success', header: t`The request is ${text} now`, content: t`The contact is told by mail.` })
        onClose()
      }}
      onCancel={onClose}
    >
      <Box variant="p">{meaning[status]}</Box>
      {isFoc && <MomentFields dateLabel={t`FOC date`} timeLabel={t`FOC time`} {...moment} fault={false} onChange={(change) => setMoment({ ...moment, ...change })} />}
      <FormField label={needsWords ? t`Reason` : <Optional label={t`Reason`} />} constraintText={t`The contact reads it. Up to 1,000 characters.`}>
        <Textarea value={reason} onChange={({ detail }) => setReason(detail.value)} />
      </FormField>
    </ActDialog>
  )
}
