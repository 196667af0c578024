/** What goes with oneself, what stays, and the address and the password that are wanted for it. */
import { hasCode, type Me } from '@carillon/shared/api'
import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { LoadingLines, Problem, Refused } from '../../shared/states.tsx'
import { GoingThings } from './going-things.tsx'
import { OwnPassword } from './own-password.tsx'
import { eraseMyself, erasureQuery } from './profile-api.ts'

interface Props {
  me: Me
  onErased: () => void
  onClose: () => void
}

export function EraseForm({ me, onErased, onClose }: Props) {
  const { t } = useLingui()
  const preview = useQuery(erasureQuery)
  const [typed, setTyped] = useState('')
  const [password, setPassword] = useState('')
  const erase = useMutation({ mutationFn: () => eraseMyself(password, typed), onSuccess: onErased })
  const wrong = hasCode(erase.error, 'PasswordWrong')
  const wanted = preview.data?.confirmation
  const ready = wanted !== undefined && typed.trim().toLowerCase() === wanted && password !== ''
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) erase.mutate()
      }}
    >
      <Stack gap="md">
        {preview.isPending && <LoadingLines lines={4} />}
        {preview.isError && (
          <Problem title={t`What would go could not be loaded`} error={preview.error} again={() => void preview.refetch()} />
        )}
        {preview.data && <GoingThings counts={preview.data.counts} />}
        <Text size="sm">
          <Trans>
            You are signed out everywhere at once, and there is no way back. In rooms with others the place of each of your messages stays,
            without its text and without your name. A mail tells you when everything is gone.
          </Trans>
        </Text>
        {preview.data?.administrator && (
          <Text size="sm">
            <Trans>You administer this installation too. Your way into the console stays, with your address; other administrators can remove it.</Trans>
          </Text>
        )}
        <TextInput
          label={t`Type your e-mail address to confirm`}
          description={wanted}
          inputWrapperOrder={['label', 'description', 'input', 'error']}
          type="email"
          autoComplete="off"
          data-autofocus
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <OwnPassword email={me.email} value={password} wrong={wrong} missing={false} onChange={setPassword} />
        <Refused error={wrong ? null : erase.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t`Cancel`}
          </Button>
          <Button type="submit" color="red" loading={erase.isPending} disabled={!ready}>
            {t`Delete my account for good`}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
