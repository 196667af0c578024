/** Writing a policy of one's own. */
import { errorText, hasCode } from '@carillon/shared/api'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useLingui } from '@lingui/react/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { addresses } from '../../shared/addresses.ts'
import { useGo } from '../../shared/follow.ts'
import { keys } from '../../shared/keys.ts'
import { useNotify } from '../../shared/notices.tsx'
import { Optional } from '../../shared/optional.tsx'
import { createPolicy } from './api.ts'
import { useReview } from './editor/use-review.ts'
import { useNameWords } from './name-words.ts'
import { PolicyForm } from './policy-form.tsx'
import { nameFault } from './policy-name.ts'

const TAKEN = 'PolicyExists'
const BEGINNING = JSON.stringify(
  { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: ['chime:ListAccounts', 'chime:GetAccount'], Resource: '*' }] },
  null,
  2,
)

export function NewPolicyPage() {
  const { t, i18n } = useLingui()
  const [name, setName] = useState('')
  const [description, setDescription] = useState('')
  const [text, setText] = useState(BEGINNING)
  const [tried, setTried] = useState(false)
  const checked = useReview(text, 'managed')
  const creating = useCreation()
  const words = useNameWords()
  const fault = nameFault(name)
  const refusal = hasCode(creating.error, TAKEN) ? errorText(creating.error, i18n) : null
  return (
    <PolicyForm
      title={t`Create policy`}
      description={t`A managed policy: attach it to as many users, groups and roles as you like.`}
      act={t`Create policy`}
      action="iam:CreatePolicy"
      back={addresses.policies}
      text={text}
      onText={setText}
      checked={checked}
      saving={creating}
      atField={[TAKEN]}
      onSave={() => {
        setTried(true)
        if (fault === null) creating.mutate({ policy_name: name.trim(), document: text, description: description.trim() })
      }}
    >
      <Container header={<Header variant="h2">{t`Policy`}</Header>}>
        <SpaceBetween size="m">
          <FormField label={t`Name`} constraintText={words.rule} errorText={fault !== null && (tried || fault !== 'empty') ? words[fault] : refusal}>
            <Input value={name} autoFocus autoComplete={false} spellcheck={false} onChange={({ detail }) => setName(detail.value)} />
          </FormField>
          <FormField label={<Optional label={t`Description`} />} constraintText={t`What it is for. It cannot be changed later.`}>
            <Input value={description} autoComplete={false} onChange={({ detail }) => setDescription(detail.value)} />
          </FormField>
        </SpaceBetween>
      </Container>
    </PolicyForm>
  )
}

function useCreation() {
  const { t } = useLingui()
  const client = useQueryClient()
  const notify = useNotify()
  const go = useGo()
  return useMutation({
    mutationFn: createPolicy,
    onSuccess: ({ policy_arn: arn }, { policy_name: name }) => {
      void client.invalidateQueries({ queryKey: keys.policies })
      const there = addresses.policy(arn)
      notify({ type: 'success', at: there, header: t`Policy “${name}” was created`, content: t`Attach it to a user, a group or a role: until then it does nothing.` })
      go(there)
    },
  })
}
