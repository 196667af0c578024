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
import { allOf, useGate } from '../../shared/administrator.tsx'
import { useFollow, useGo } from '../../shared/follow.ts'
import { HelpLink } from '../../shared/help.tsx'
import { keys } from '../../shared/keys.ts'
import { useNotify } from '../../shared/notices.tsx'
import { cleanName, nameFault } from './account-name.ts'
import { createAccount } from './api.ts'
import { EVERY_REGION, isEmpty, selectionOf } from './meetings/region-wish.ts'
import { NameField } from './name-field.tsx'
import { NamesakeWarning } from './namesake-warning.tsx'
import { NewAccountRegions } from './new-account-regions.tsx'

export function NewAccountPage() {
  const { t, i18n } = useLingui()
  const gate = useGate()
  const follow = useFollow()
  const [name, setName] = useState('')
  const [tried, setTried] = useState(false)
  const [regions, setRegions] = useState(EVERY_REGION)
  const creating = useCreation()
  const atField = hasCode(creating.error, 'AccountNameWrong')
  const submit = (next: Next) => {
    setTried(true)
    if (nameFault(name) === null && !isEmpty(regions) && !creating.isPending) creating.mutate({ name: cleanName(name), regions: selectionOf(regions), next })
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit('invite')
      }}
    >
      <Form
        header={
          <Header variant="h1" info={<HelpLink about={t`New account`} />} description={t`New accounts are Team accounts: people join by invitation. With a domain of its own an account becomes an Enterprise account.`}>
            {t`New account`}
          </Header>
        }
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" formAction="none" href={addresses.accounts} onFollow={follow}>{t`Cancel`}</Button>
            <Button
              formAction="none"
              loading={creating.isPending}
              onClick={() => submit('claim')}
              {...allOf(gate('chime:CreateAccount'), gate('chime:AddDomain'))}
            >{t`Create and claim a domain`}</Button>
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
          <NamesakeWarning name={name} />
          <NewAccountRegions wish={regions} onChange={setRegions} />
          <Alert>
            <Trans>You are not a member of the accounts you create. To use one yourself, invite your own address too.</Trans>
          </Alert>
        </SpaceBetween>
      </Form>
    </form>
  )
}

/** What the administrator goes on with: a Team is invited to, an Enterprise account begins with a domain. */
type Next = 'invite' | 'claim'

function useCreation() {
  const { t } = useLingui()
  const client = useQueryClient()
  const notify = useNotify()
  const go = useGo()
  return useMutation({
    mutationFn: ({ name, regions }: { name: string; regions: string[] | null; next: Next }) => createAccount(name, regions),
    onSuccess: ({ id, name }, { next }) => {
      void client.invalidateQueries({ queryKey: keys.accounts })
      const there = next === 'claim' ? addresses.gettingStarted(id) : addresses.users(id)
      const content = next === 'claim' ? t`Choose the domain of your people's e-mail addresses.` : t`Invite the people who will use it.`
      notify({ type: 'success', at: there, header: t`Account “${name}” was created`, content })
      go(there)
    },
  })
}
