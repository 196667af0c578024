/** Asking for an account with one's address. */
import { Anchor, Text } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Gate } from '../../shared/gate.tsx'
import { askForSignup, signupQuery } from './api.ts'
import { EmailField, looksLikeEmail } from './email-field.tsx'
import { GateForm } from './gate-form.tsx'
import { MailIsOut } from './mail-is-out.tsx'

export function SignUpPage() {
  const { t } = useLingui()
  const [email, setEmail] = useState('')
  const [fault, setFault] = useState(false)
  const signup = useQuery(signupQuery)
  const ask = useMutation({ mutationFn: () => askForSignup(email.trim()) })
  const submit = () => {
    setFault(!looksLikeEmail(email))
    if (looksLikeEmail(email)) ask.mutate()
  }
  if (ask.isSuccess) return <MailIsOut email={email.trim()} />
  return (
    <Gate title={t`Create an account`}>
      <Text c="dimmed">
        {signup.data?.open ? (
          <Trans>Enter your e-mail address. We send you a link to finish.</Trans>
        ) : (
          <Trans>If your organisation uses Carillon, we send you a link to finish. Otherwise ask your administrator for an invitation.</Trans>
        )}
      </Text>
      <GateForm act={t`Send the link`} busy={ask.isPending} error={ask.error} onSubmit={submit}>
        <EmailField value={email} onChange={setEmail} error={fault && t`Enter an e-mail address, such as name@example.com.`} autoFocus />
      </GateForm>
      <Anchor component={Link} to="/sign-in" size="sm">
        <Trans>Sign in instead</Trans>
      </Anchor>
    </Gate>
  )
}
