/** Setting a new root password with the link that the server printed. */
import { errorText, hasCode } from '@carillon/shared/api'
import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { characters } from '../../shared/numbers.ts'
import { resetRoot } from './api.ts'

export const SHORTEST_PASSWORD = 12
export const LONGEST_PASSWORD = 128

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
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const [tried, setTried] = useState(false)
  const reset = useMutation({ mutationFn: () => resetRoot(secret, password), onSuccess: onChanged })
  const length = characters(password)
  const rule = t`Use ${SHORTEST_PASSWORD} to ${LONGEST_PASSWORD} characters.`
  const wrongLength = length < SHORTEST_PASSWORD || length > LONGEST_PASSWORD
  const submit = () => {
    setTried(true)
    if (!wrongLength && password === again) reset.mutate()
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
        {reset.error && <Alert type="error">{hasCode(reset.error, 'RootResetWrong', 'RootResetExpired') ? t`This link is no longer valid. Run “carillon root reset” on the server again.` : errorText(reset.error, i18n)}</Alert>}
        <FormField label={t`New password`} constraintText={rule} errorText={tried && wrongLength ? rule : null}>
          <Input value={password} type="password" autoComplete="new-password" autoFocus onChange={({ detail }) => setPassword(detail.value)} />
        </FormField>
        <FormField label={t`New password again`} errorText={tried && password !== again ? t`The two passwords differ.` : null}>
          <Input value={again} type="password" autoComplete="new-password" onChange={({ detail }) => setAgain(detail.value)} />
        </FormField>
        <Button variant="primary" fullWidth loading={reset.isPending}>{t`Set password`}</Button>
      </SpaceBetween>
    </form>
  )
}
