/** Writing an inline policy: a new one, or another text for one that is there. */
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import Modal from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useLingui } from '@lingui/react/macro'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ActRefused } from '../../shared/act-refused.tsx'
import { useGate } from '../../shared/administrator.tsx'
import { useNotify } from '../../shared/notices.tsx'
import { Refused } from '../../shared/refused.tsx'
import { inlineTextQuery, putInline, type Bearer } from './api.ts'
import { forget } from './attach-dialog.tsx'
import { actionsOf } from './bearer-words.ts'
import { formatted } from './editor/json-text.ts'
import { PolicyEditor } from './editor/policy-editor.tsx'
import { hasErrors, useReview } from './editor/use-review.ts'
import { nameFault } from './policy-name.ts'
import { useNameWords } from './name-words.ts'

interface Props {
  whose: Bearer
  /** Names that others have already. */
  taken: readonly string[]
  /** The one to edit; none makes a new one. */
  policy?: string
  onClose: () => void
}

export function InlineDialog(props: Props) {
  const { policy, whose, onClose } = props
  const { t } = useLingui()
  const text = useQuery({ ...inlineTextQuery(whose, policy ?? ''), enabled: policy !== undefined })
  if (policy === undefined) return <Writing {...props} text="" />
  if (text.data !== undefined) return <Writing {...props} text={formatted(text.data.document) ?? text.data.document} />
  return (
    <Modal visible size="large" header={t`Edit inline policy`} closeAriaLabel={t`Close`} onDismiss={onClose}>
      {text.error === null ? <StatusIndicator type="loading">{t`Loading`}</StatusIndicator> : <Refused error={text.error} again={() => void text.refetch()} />}
    </Modal>
  )
}

function Writing({ whose, taken, policy, text: before, onClose }: Props & { text: string }) {
  const { t } = useLingui()
  const gate = useGate()
  const [name, setName] = useState(policy ?? '')
  const [text, setText] = useState(before)
  const [tried, setTried] = useState(false)
  const checked = useReview(text, whose.bearer)
  const saving = useSaving(whose, onClose)
  const fault = policy === undefined ? nameFault(name, taken) : null
  const words = useNameWords()
  const isReady = !checked.pending && !hasErrors(checked.review)
  const save = () => {
    setTried(true)
    if (fault === null && isReady && !saving.isPending) saving.mutate({ name: name.trim(), text })
  }
  return (
    <Modal
      visible
      size="large"
      header={policy === undefined ? t`Add inline policy` : t`Edit inline policy`}
      closeAriaLabel={t`Close`}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>{t`Cancel`}</Button>
            <Button variant="primary" loading={saving.isPending} disabled={!isReady} onClick={save} {...(isReady ? gate(actionsOf(whose.bearer).put) : {})}>
              {t`Save`}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {saving.error !== null && <ActRefused error={saving.error} />}
        <FormField label={t`Name`} constraintText={words.rule} errorText={fault !== null && (tried || fault !== 'empty') ? words[fault] : null}>
          <Input value={name} disabled={policy !== undefined} autoFocus={policy === undefined} autoComplete={false} spellcheck={false} onChange={({ detail }) => setName(detail.value)} />
        </FormField>
        <PolicyEditor label={t`Policy`} place={whose.bearer} value={text} onChange={setText} checked={checked} rows={14} />
      </SpaceBetween>
    </Modal>
  )
}

function useSaving(whose: Bearer, onClose: () => void) {
  const { t } = useLingui()
  const client = useQueryClient()
  const notify = useNotify()
  return useMutation({
    mutationFn: ({ name, text }: { name: string; text: string }) => putInline(whose, name, text),
    onSuccess: (_, { name }) => {
      forget(client, whose)
      notify({ type: 'success', header: t`“${name}” was saved` })
      onClose()
    },
  })
}
