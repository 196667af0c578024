/** Asking for another e-mail address, with the password. */
import { hasCode, type Profile } from '@carillon/shared/api'
import { Button, Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Refused } from '../../shared/states.tsx'
import { looksLikeEmail } from './email-field.tsx'
import { askForEmail, profileQuery } from './profile-api.ts'
import classes from './settings.module.css'

export function EmailChangeForm({ onDone }: { onDone: () => void }) {
  const { t } = useLingui()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const queries = useQueryClient()
  const ask = useMutation({
    mutationFn: () => askForEmail(email.trim(), password),
    onSuccess: (pending) => {
      queries.setQueryData<Profile>(profileQuery.queryKey, (profile) => profile && { ...profile, pending_email: pending })
      onDone()
    },
  })
  const wrong = hasCode(ask.error, 'PasswordWrong')
  const noAddress = tried && !looksLikeEmail(email)
  const noPassword = tried && password === ''
  return (
    <form
      className={classes['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (looksLikeEmail(email) && password !== '') ask.mutate()
      }}
    >
      <Stack gap="md">
        <TextInput
          label={t`New e-mail address`}
          type="email"
          autoComplete="email"
          autoFocus
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          error={noAddress && t`Enter an e-mail address.`}
        />
        <PasswordInput
          label={t`Your password`}
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          error={wrong ? t`The current password is wrong.` : noPassword && t`Enter your current password.`}
          visibilityToggleButtonProps={{ 'aria-label': t`Show the characters` }}
        />
        <Refused error={wrong ? null : ask.error} />
        <Text size="xs" c="dimmed">
          <Trans>Both addresses get a letter. Nothing changes before both have agreed; then you are signed out on all other devices.</Trans>
        </Text>
        <Group gap="xs">
          <Button type="submit" loading={ask.isPending}>
            {t`Send the letters`}
          </Button>
          <Button variant="subtle" onClick={onDone}>
            {t`Cancel`}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
