/** Choosing a new password with the link from the mail. */
import { Alert, Anchor, Button, Text } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Gate } from '../../shared/gate.tsx'
import { NewPassword } from '../../shared/new-password.tsx'
import { passwordIsGood } from '../../shared/password-rules.ts'
import { useSecret } from '../../shared/use-secret.ts'
import { resetPassword } from './api.ts'
import { GateForm } from './gate-form.tsx'

export function ResetPage() {
  const { t } = useLingui()
  const [secret, forget] = useSecret()
  const [password, setPassword] = useState('')
  const [fault, setFault] = useState(false)
  const reset = useMutation({ mutationFn: () => resetPassword(secret ?? '', password), onSuccess: forget })
  if (reset.isSuccess) return <ResetDone />
  const submit = () => {
    setFault(!passwordIsGood(password, ''))
    if (passwordIsGood(password, '')) reset.mutate()
  }
  return (
    <Gate title={t`Choose a new password`}>
      {secret === null ? (
        <NoLink />
      ) : (
        <GateForm act={t`Change the password`} busy={reset.isPending} error={reset.error} onSubmit={submit}>
          <NewPassword
            label={t`New password`}
            email=""
            value={password}
            onChange={setPassword}
            error={fault && t`Choose a password that keeps both rules.`}
          />
        </GateForm>
      )}
    </Gate>
  )
}

function ResetDone() {
  const { t } = useLingui()
  return (
    <Gate title={t`The password is changed`}>
      <Text role="status">
        <Trans>You are signed out everywhere. Sign in with the new password.</Trans>
      </Text>
      <Button component={Link} to="/sign-in">
        <Trans>Sign in</Trans>
      </Button>
    </Gate>
  )
}

export function NoLink() {
  return (
    <>
      <Alert color="red" variant="light" role="alert">
        <Trans>This link is not complete. Open the newest message again and follow its link.</Trans>
      </Alert>
      <Anchor component={Link} to="/sign-in" size="sm">
        <Trans>Back to sign-in</Trans>
      </Anchor>
    </>
  )
}
