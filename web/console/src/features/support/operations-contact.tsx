/** The organisation's Operations contact, who is told of every request, and the dialog that changes it (INTL-09). */
import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import { useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ActDialog } from '../../shared/act-dialog.tsx'
import { useGate } from '../../shared/administrator.tsx'
import { keys } from '../../shared/keys.ts'
import { useNotify } from '../../shared/notices.tsx'
import { setOperationsContact, supportQuery } from './api.ts'
import { SET_CONTACT } from './request-acts.ts'

export function OperationsContact() {
  const { t } = useLingui()
  const gate = useGate()
  const support = useQuery(supportQuery)
  const [changes, setChanges] = useState(false)
  if (support.data === undefined) return null
  const email = support.data.operations_email
  return (
    <>
      {email === '' ? t`No Operations contact is set.` : t`The Operations contact ${email} is told of every request.`}{' '}
      <Button variant="inline-link" onClick={() => setChanges(true)} {...gate(SET_CONTACT)}>
        {t`Change the Operations contact`}
      </Button>
      {changes && <ContactDialog email={email} onClose={() => setChanges(false)} />}
    </>
  )
}

function ContactDialog({ email, onClose }: { email: string; onClose: () => void }) {
  const { t } = useLingui()
  const client = useQueryClient()
  const notify = useNotify()
  const [text, setText] = useState(email)
  return (
    <ActDialog
      title={t`Change the Operations contact`}
      act={t`Save`}
      onAct={() => setOperationsContact(text.trim())}
      onDone={() => {
        void client.invalidateQueries({ queryKey: keys.support })
        notify({ type: 'success', header: t`The Operations contact was changed` })
        onClose()
      }}
      onCancel={onClose}
    >
      <FormField label={t`E-mail address`} description={t`It is told of every request of the organisation and of every answer. Leave it empty for nobody.`} stretch>
        <Input type="email" value={text} onChange={({ detail }) => setText(detail.value)} />
      </FormField>
    </ActDialog>
  )
}
