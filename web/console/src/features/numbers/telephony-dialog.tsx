/** Deciding what a user may do with their number. */
import type { NumberRow, Telephony } from '@carillon/shared/api'
import Box from '@cloudscape-design/components/box'
import Checkbox from '@cloudscape-design/components/checkbox'
import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ActDialog } from '../../shared/act-dialog.tsx'
import { keys } from '../../shared/keys.ts'
import { useNotify } from '../../shared/notices.tsx'
import { setTelephony } from './api.ts'

interface Props {
  holder: NonNullable<NumberRow['holder']>
  telephony: Telephony
  onClose: () => void
}

export function TelephonyDialog({ holder, telephony, onClose }: Props) {
  const { t } = useLingui()
  const client = useQueryClient()
  const notify = useNotify()
  const [chosen, setChosen] = useState(telephony)
  const { name } = holder
  const choices = [
    { key: 'inbound_calling', label: t`Receive calls` },
    { key: 'outbound_calling', label: t`Make calls` },
    { key: 'sms', label: t`Send and receive texts` },
  ] as const
  return (
    <ActDialog
      title={t`Change permissions`}
      act={t`Save`}
      ready={choices.some(({ key }) => chosen[key] !== telephony[key])}
      onAct={() => setTelephony(holder.account_id, holder.user_id, chosen)}
      onDone={() => {
        void client.invalidateQueries({ queryKey: keys.numbers })
        notify({ type: 'success', header: t`The permissions of ${name} are changed`, content: t`Tell the user about it. They have to sign out and in again.` })
        onClose()
      }}
      onCancel={onClose}
    >
      <Box variant="p">{t`What ${name} may do with this number:`}</Box>
      <div>
        {choices.map(({ key, label }) => (
          <Checkbox key={key} checked={chosen[key]} onChange={({ detail }) => setChosen({ ...chosen, [key]: detail.checked })}>
            {label}
          </Checkbox>
        ))}
      </div>
    </ActDialog>
  )
}
