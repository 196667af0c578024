/** Setting the PIN that protects a number, or another one in its place. */
import type { NumberRow } from '@carillon/shared/api'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ActDialog } from '../../../shared/act-dialog.tsx'
import { keys } from '../../../shared/keys.ts'
import { useNotify } from '../../../shared/notices.tsx'
import { numberText } from '../number-text.ts'
import { setPortOutPin } from './api.ts'
import { isPin } from './pin.ts'

export function PinDialog({ number, onClose }: { number: NumberRow; onClose: () => void }) {
  const { t } = useLingui()
  const client = useQueryClient()
  const notify = useNotify()
  const [pin, setPin] = useState('')
  const text = numberText(number.id)
  return (
    <ActDialog
      title={number.has_port_out_pin ? t`Replace the PIN` : t`Set a PIN`}
      act={t`Save`}
      ready={isPin(pin)}
      onAct={() => setPortOutPin(number.id, pin)}
      onDone={() => {
        void client.invalidateQueries({ queryKey: keys.numbers })
        notify({ type: 'success', header: t`${text} is protected by the PIN`, content: t`Keep it well: it is not shown again.` })
        onClose()
      }}
      onCancel={onClose}
    >
      <FormField
        label={t`Port-out PIN`}
        description={t`Whoever wants to port ${text} out must know it, together with your account ID.`}
        constraintText={t`4 to 10 letters and digits; capitals count.`}
        errorText={pin !== '' && !isPin(pin) ? t`Use 4 to 10 letters and digits, and nothing else.` : null}
      >
        <Input value={pin} autoComplete={false} onChange={({ detail }) => setPin(detail.value)} />
      </FormField>
    </ActDialog>
  )
}
