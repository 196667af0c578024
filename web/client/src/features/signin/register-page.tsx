/** Registering, or joining an account, with the link from the mail. */
import { hasCode, type Me, type RegistrationOffer } from '@carillon/shared/api'
import { Alert, Anchor, PasswordInput, Text, TextInput } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Gate } from '../../shared/gate.tsx'
import { NewPassword } from '../../shared/new-password.tsx'
import { passwordIsGood } from '../../shared/password-rules.ts'
import { LoadingLines, Refused } from '../../shared/states.tsx'
import { useSecret } from '../../shared/use-secret.ts'
import { checkRegistration, joinAccount, meQuery, register } from './api.ts'
import { EmailField } from './email-field.tsx'
import { GateForm } from './gate-form.tsx'
import { NoLink } from './reset-page.tsx'

export function RegisterPage({ onSignedIn }: { onSignedIn: (me: Me) => void }) {
  const { t } = useLingui()
  const [secret, forget] = useSecret()
  const queries = useQueryClient()
  const offer = useQuery({
    queryKey: ['registration', secret],
    queryFn: () => checkRegistration(secret ?? ''),
    enabled: secret !== null,
    staleTime: Infinity,
  })
  const entered = (me: Me) => {
    forget()
    queries.clear()
    queries.setQueryData(meQuery.queryKey, me)
    onSignedIn(me)
  }
  if (offer.data && secret !== null) {
    const Form = offer.data.existing ? JoinForm : NewPersonForm
    return <Form secret={secret} offer={offer.data} onDone={entered} />
  }
  return (
    <Gate title={t`Welcome`}>
      {secret === null && <NoLink />}
      {offer.isPending && secret !== null && <LoadingLines lines={3} height={36} />}
      {offer.isError && <DeadLink error={offer.error} />}
    </Gate>
  )
}

interface FormProps {
  secret: string
  offer: RegistrationOffer
  onDone: (me: Me) => void
}

function NewPersonForm({ secret, offer, onDone }: FormProps) {
  const { t } = useLingui()
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const entry = useMutation({ mutationFn: () => register(secret, name.trim(), password), onSuccess: onDone })
  const good = passwordIsGood(password, offer.email)
  const submit = () => {
    setTried(true)
    if (good && name.trim() !== '') entry.mutate()
  }
  return (
    <Gate title={t`Welcome to Carillon`}>
      <Invited offer={offer} />
      <GateForm act={t`Create my account`} busy={entry.isPending} error={entry.error} onSubmit={submit}>
        <EmailField value={offer.email} />
        <TextInput
          label={t`Your name`}
          description={t`As others see it.`}
          autoComplete="name"
          maxLength={100}
          autoFocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={tried && name.trim() === '' && t`Enter your name.`}
        />
        <NewPassword
          label={t`Password`}
          email={offer.email}
          value={password}
          onChange={setPassword}
          error={tried && !good && t`Choose a password that keeps both rules.`}
        />
      </GateForm>
    </Gate>
  )
}

function JoinForm({ secret, offer, onDone }: FormProps) {
  const { t } = useLingui()
  const [password, setPassword] = useState('')
  const entry = useMutation({ mutationFn: () => joinAccount(secret, password), onSuccess: onDone, onError: () => setPassword('') })
  const account = offer.account_name
  const wrong = hasCode(entry.error, 'SignInFailed', 'PasswordWrong')
  return (
    <Gate title={account === null ? t`Welcome back` : t`Join ${account}`}>
      <Text c="dimmed">
        <Trans>You have an account already. Enter its password to accept the invitation.</Trans>
      </Text>
      {offer.leaves !== null && <Leaving account={offer.leaves} />}
      <GateForm act={t`Accept the invitation`} busy={entry.isPending} error={wrong ? null : entry.error} onSubmit={() => entry.mutate()}>
        <EmailField value={offer.email} />
        <PasswordInput
          label={t`Password`}
          autoComplete="current-password"
          autoFocus
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          error={wrong && t`The password is wrong.`}
          visibilityToggleButtonProps={{ 'aria-label': t`Show the characters` }}
        />
      </GateForm>
    </Gate>
  )
}

/** One is in one account at a time: whoever joins another leaves the present one (AMB-54). */
function Leaving({ account }: { account: string }) {
  const { t } = useLingui()
  return (
    <Alert color="yellow" variant="light" role="note" styles={{ message: { color: 'var(--mantine-color-text)' } }} title={t`You leave ${account}`}>
      <Trans>You are in one account at a time. Your chats and rooms stay; a phone number that was assigned to you goes back. An administrator of the account that you leave is told.</Trans>
    </Alert>
  )
}

function Invited({ offer }: { offer: RegistrationOffer }) {
  const account = offer.account_name
  if (account === null) return null
  return (
    <Text c="dimmed">
      <Trans>
        You are invited to join <AccountName name={account} />.
      </Trans>
    </Text>
  )
}

function DeadLink({ error }: { error: unknown }) {
  return (
    <>
      <Refused error={error} />
      <Anchor component={Link} to="/sign-in" size="sm">
        <Trans>Back to sign-in</Trans>
      </Anchor>
    </>
  )
}

/** An element of its own: within a message, what somebody wrote between < and > would be taken for elements. */
function AccountName({ name }: { name: string }) {
  return <strong>{name}</strong>
}
