/** Creating an account. */
import { errorText, hasCode } from '@carillon/shared/api'
import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Form from '@cloudscape-design/components/form'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { addresses } from '../../shared/addresses.ts'
import { useGate } from '../../shared/administrator.tsx'
import { useFollow, useGo } from '../../shared/follow.ts'
import { HelpLink } from '../../shared/help.tsx'
import { keys } from '../../shared/keys.ts'
import { useNotify } from '../../shared/notices.tsx'
import { cleanName, nameFault } from './account-name.ts'
import { createAccount } from './api.ts'
import { NameField } from './name-field.tsx'

export function NewAccountPage() {
  const { t, i18n } = useLingui()
  const gate = useGate()
  const follow = useFollow()
  const [name, setName] = useState('')
  const [tried, setTried] = useState(false)
  const creating = useCreation()
  const atField = hasCode(creating.error, 'AccountNameWrong')
  const submit = () => {
    setTried(true)
    if (nameFault(name) === null && !creating.isPending) creating.mutate(cleanName(name))
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
          <Header variant="h1" info={<HelpLink about={t`New account`} />} description={t`New accounts are Team accounts: people join by invitation.`}>
            {t`New account`}
          </Header>
        }
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" formAction="none" href={addresses.accounts} onFollow={follow}>{t`Cancel`}</Button>
            <Button variant="primary" loading={creating.isPending} {...gate('chime:CreateAccount')}>{t`Create account`}</Button>
          </SpaceBetween>
        }
        errorText={creating.error && !atField ? errorText(creating.error, i18n) : null}
      >
        <SpaceBetween size="l">
          <Container header={<Header variant="h2">{t`Account details`}</Header>}>
            <NameField
              label={t`Account Name`}
              value={name}
              onChange={setName}
              tried={tried}
              autoFocus
              refusal={atField && creating.error ? errorText(creating.error, i18n) : null}
            />
          </Container>
          <Alert>
            <Trans>You are not a member of the accounts you create. To use one yourself, invite your own address too.</Trans>
          </Alert>
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
    mutationFn: createAccount,
    onSuccess: ({ id, name }) => {
      void client.invalidateQueries({ queryKey: keys.accounts })
      const users = addresses.users(id)
      notify({ type: 'success', at: users, header: t`Account “${name}” was created`, content: t`Invite the people who will use it.` })
      go(users)
    },
  })
}
