/** Asking support for account ID and PIN for a new carrier. */
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import Textarea from '@cloudscape-design/components/textarea'
import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ActDialog } from '../../../shared/act-dialog.tsx'
import { useAdministrator } from '../../../shared/administrator.tsx'
import { keys } from '../../../shared/keys.ts'
import { useNotify } from '../../../shared/notices.tsx'
import { askCase } from './api.ts'
import { isNumber, numbersIn } from './port-form.ts'

export function CaseDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui()
  const client = useQueryClient()
  const notify = useNotify()
  const { email: own } = useAdministrator()
  const [text, setText] = useState('')
  const [email, setEmail] = useState(own ?? '')
  const numbers = numbersIn(text)
  return (
    <ActDialog
      title={t`Create a case`}
      act={t`Submit`}
      ready={numbers.length > 0 && numbers.every(isNumber) && email.includes('@')}
      onAct={() => askCase(numbers, email)}
      onDone={() => {
        void client.invalidateQueries({ queryKey: keys.portOutCases })
        notify({ type: 'success', header: t`The case was created`, content: t`You get a mail when it is answered.` })
        onClose()
      }}
      onCancel={onClose}
    >
      <KeyValuePairs
        columns={2}
        items={[
          { label: t`Category`, value: t`Phone Number Port Out` },
          { label: t`Subject`, value: t`Porting phone numbers out` },
        ]}
      />
      <FormField label={t`Phone numbers`} constraintText={t`Like +12065550100, several with commas or on lines of their own.`}>
        <Textarea value={text} onChange={({ detail }) => setText(detail.value)} />
      </FormField>
      <FormField label={t`E-mail address`}>
        <Input value={email} type="email" onChange={({ detail }) => setEmail(detail.value)} />
      </FormField>
    </ActDialog>
  )
}
