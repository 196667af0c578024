/** Creating a role. */
import { errorText, hasCode } from '@carillon/shared/api'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Form from '@cloudscape-design/components/form'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useLingui } from '@lingui/react/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { addresses } from '../../../shared/addresses.ts'
import { ActRefused } from '../../../shared/act-refused.tsx'
import { closed, useAdministrator, useGate } from '../../../shared/administrator.tsx'
import { useFollow, useGo } from '../../../shared/follow.ts'
import { HelpLink } from '../../../shared/help.tsx'
import { keys } from '../../../shared/keys.ts'
import { useNotify } from '../../../shared/notices.tsx'
import { Optional } from '../../../shared/optional.tsx'
import { hasErrors, useReview } from '../editor/use-review.ts'
import { useNameWords } from '../name-words.ts'
import { nameFault } from '../policy-name.ts'
import { createRole } from './api.ts'
import { AN_HOUR, SessionChoice } from './session-choice.tsx'
import { NO_CHOICE, isIdentity } from './trust-choice.ts'
import { TrustFields, textOf, type Trust } from './trust-fields.tsx'

const LONGEST = 64
const TAKEN = 'RoleExists'

export function NewRolePage() {
  const { t, i18n } = useLingui()
  const gate = useGate()
  const follow = useFollow()
  const { organisation } = useAdministrator()
  const [name, setName] = useState('')
  const [description, setDescription] = useState('')
  const [seconds, setSeconds] = useState(AN_HOUR)
  const [trust, setTrust] = useState<Trust>({ mode: 'organisation', choice: NO_CHOICE, json: '' })
  const [tried, setTried] = useState(false)
  const text = textOf(trust, organisation.id)
  const checked = useReview(text, 'trust')
  const creating = useCreation()
  const words = useNameWords()
  const fault = nameFault(name, [], LONGEST)
  const isBad = trust.mode === 'json' && !checked.pending && hasErrors(checked.review)
  const { error } = creating
  const submit = () => {
    setTried(true)
    const isNamed = trust.mode !== 'identity' || isIdentity(trust.choice.arn)
    if (fault === null && isNamed && !isBad && !creating.isPending) {
      creating.mutate({ role_name: name.trim(), trust: text, description: description.trim(), session_seconds: seconds })
    }
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Form
        header={
          <Header variant="h1" info={<HelpLink about={t`Create role`} />} description={t`Permissions that somebody takes on for a while.`}>
            {t`Create role`}
          </Header>
        }
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" formAction="none" href={addresses.roles} onFollow={follow}>{t`Cancel`}</Button>
            <Button variant="primary" loading={creating.isPending} {...(isBad ? closed(t`Mend the errors in the policy first.`) : gate('iam:CreateRole'))}>{t`Create role`}</Button>
          </SpaceBetween>
        }
      >
        <SpaceBetween size="l">
          {error !== null && !hasCode(error, TAKEN) && <ActRefused error={error} />}
          <Container header={<Header variant="h2">{t`Role`}</Header>}>
            <SpaceBetween size="m">
              <FormField label={t`Name`} constraintText={words.rule} errorText={fault !== null && (tried || fault !== 'empty') ? words[fault] : hasCode(error, TAKEN) ? errorText(error, i18n) : null}>
                <Input value={name} autoFocus autoComplete={false} spellcheck={false} onChange={({ detail }) => setName(detail.value)} />
              </FormField>
              <FormField label={<Optional label={t`Description`} />}>
                <Input value={description} autoComplete={false} onChange={({ detail }) => setDescription(detail.value)} />
              </FormField>
              <SessionChoice seconds={seconds} onChange={setSeconds} />
            </SpaceBetween>
          </Container>
          <Container header={<Header variant="h2">{t`Trust`}</Header>}>
            <TrustFields trust={trust} onChange={setTrust} checked={checked} tried={tried} />
          </Container>
        </SpaceBetween>
      </Form>
    </form>
  )
}

function useCreation() {
  const { t } = useLingui()
  const client = useQueryClient()
  const notify = useNotify()
  const go = useGo()
  return useMutation({
    mutationFn: createRole,
    onSuccess: ({ name }) => {
      void client.invalidateQueries({ queryKey: keys.roles })
      const there = addresses.role(name)
      notify({ type: 'success', at: there, header: t`Role “${name}” was created`, content: t`Attach policies to it: until then it allows nothing.` })
      go(there)
    },
  })
}
