/** Asking for a way in when the password is forgotten. */
import { Anchor, Text } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Gate } from '../../shared/gate.tsx'
import { forgotPassword } from './api.ts'
import { EmailField, looksLikeEmail } from './email-field.tsx'
import { GateForm } from './gate-form.tsx'
import { MailIsOut } from './mail-is-out.tsx'

export function ForgottenPage() {
  const { t } = useLingui()
  const [email, setEmail] = useState('')
  const [fault, setFault] = useState(false)
  const ask = useMutation({ mutationFn: () => forgotPassword(email.trim()) })
  const submit = () => {
    setFault(!looksLikeEmail(email))
    if (looksLikeEmail(email)) ask.mutate()
  }
  if (ask.isSuccess) return <MailIsOut email={email.trim()} />
  return (
    <Gate title={t`Forgotten password`}>
      <Text c="dimmed">
        <Trans>Enter your e-mail address. We send you a link to choose a new password.</Trans>
      </Text>
      <GateForm act={t`Send the link`} busy={ask.isPending} error={ask.error} onSubmit={submit}>
        <EmailField value={email} onChange={setEmail} error={fault && t`Enter an e-mail address, such as name@example.com.`} autoFocus />
      </GateForm>
      <Anchor component={Link} to="/sign-in" size="sm">
        <Trans>Back to sign-in</Trans>
      </Anchor>
    </Gate>
  )
}
