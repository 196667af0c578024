/** Entering what another carrier has asked for by telephone or letter; it is judged at once. */
import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import Modal from '@cloudscape-design/components/modal'
import type { PortOut } from '@carillon/shared/api'
import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { ActDialog } from '../../../shared/act-dialog.tsx'
import { keys } from '../../../shared/keys.ts'
import { Optional } from '../../../shared/optional.tsx'
import { receivePortOut } from './api.ts'
import { isNumber, numbersIn } from './port-form.ts'
import { useVerdicts } from './porting-words.tsx'

export function ClaimDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui()
  const client = useQueryClient()
  const [claim, setClaim] = useState({ number: '', account_id: '', pin: '', carrier: '' })
  const [answer, setAnswer] = useState<PortOut | null>(null)
  const [number = ''] = numbersIn(claim.number)
  const field = (name: keyof typeof claim, label: ReactNode) => (
    <FormField label={label}>
      <Input value={claim[name]} onChange={({ detail }) => setClaim({ ...claim, [name]: detail.value })} />
    </FormField>
  )
  if (answer !== null) return <Answer answer={answer} onClose={onClose} />
  return (
    <ActDialog
      title={t`Enter a request`}
      act={t`Check`}
      ready={isNumber(number) && claim.carrier.trim() !== ''}
      onAct={() => receivePortOut({ ...claim, number })}
      onDone={(received) => {
        void client.invalidateQueries({ queryKey: keys.deskPortOuts })
        void client.invalidateQueries({ queryKey: keys.numbers })
        setAnswer(received)
      }}
      onCancel={onClose}
    >
      {field('carrier', t`Carrier`)}
      {field('number', t`Phone number`)}
      {field('account_id', t`Account ID`)}
      {field('pin', <Optional label={t`PIN`} />)}
    </ActDialog>
  )
}

function Answer({ answer, onClose }: { answer: PortOut; onClose: () => void }) {
  const { t } = useLingui()
  const words = useVerdicts()
  return (
    <Modal visible header={t`Tell the carrier`} closeAriaLabel={t`Close`} onDismiss={onClose} footer={<Box float="right"><Button variant="primary" onClick={onClose}>{t`Close`}</Button></Box>}>
      <Alert type={answer.verdict === 'accepted' ? 'success' : 'error'} header={words[answer.verdict]}>
        {answer.verdict === 'accepted' ? t`The number may go. Its owner sees that it was ported out.` : t`The number stays. The carrier may ask again with the right details.`}
      </Alert>
    </Modal>
  )
}
