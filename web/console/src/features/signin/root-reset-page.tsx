/** Setting a new root password with the link that the server printed. */
import { errorText, hasCode } from '@carillon/shared/api'
import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { NOTHING_TYPED, PasswordFields, isAboutPassword, isUsable } from '../../shared/password-fields.tsx'
import { resetRoot } from './api.ts'

interface Props {
  secret: string
  onChanged: () => void
}

export function RootResetPage({ secret, onChanged }: Props) {
  const { t } = useLingui()
  return (
    <Container header={<Header variant="h1">{t`New root password`}</Header>}>
      {secret === '' ? (
        <Alert type="error" header={t`This link is not complete`}>
          <Trans>Copy the whole link that the server printed, with everything after the # sign.</Trans>
        </Alert>
      ) : (
        <ResetForm secret={secret} onChanged={onChanged} />
      )}
    </Container>
  )
}

function ResetForm({ secret, onChanged }: Props) {
  const { t, i18n } = useLingui()
  const [typed, setTyped] = useState(NOTHING_TYPED)
  const [tried, setTried] = useState(false)
  const reset = useMutation({ mutationFn: () => resetRoot(secret, typed.fresh), onSuccess: onChanged })
  const submit = () => {
    setTried(true)
    if (isUsable(typed)) reset.mutate()
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <SpaceBetween size="l">
        {reset.error && !isAboutPassword(reset.error) && <Alert type="error">{hasCode(reset.error, 'RootResetWrong', 'RootResetExpired') ? t`This link is no longer valid. Run “carillon root reset” on the server again.` : errorText(reset.error, i18n)}</Alert>}
        <PasswordFields value={typed} onChange={setTyped} tried={tried} error={reset.error} autoFocus />
        <Button variant="primary" fullWidth loading={reset.isPending}>{t`Set password`}</Button>
      </SpaceBetween>
    </form>
  )
}
