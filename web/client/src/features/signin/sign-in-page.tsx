/** Signing in. */
import type { Me } from '@carillon/shared/api'
import { Anchor, Group, PasswordInput, Text } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { Gate } from '../../shared/gate.tsx'
import { meQuery, signIn } from './api.ts'
import { EmailField } from './email-field.tsx'
import { GateForm } from './gate-form.tsx'
import { signupQuery } from './api.ts'

export function SignInPage({ notice, onSignedIn }: { notice?: ReactNode; onSignedIn: (me: Me) => void }) {
  const { t } = useLingui()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const queries = useQueryClient()
  const signup = useQuery(signupQuery)
  const entry = useMutation({
    mutationFn: () => signIn(email.trim(), password),
    onSuccess: (me) => {
      queries.clear()
      queries.setQueryData(meQuery.queryKey, me)
      onSignedIn(me)
    },
    onError: () => setPassword(''),
  })
  return (
    <Gate title={t`Sign in`}>
      {notice}
      <GateForm act={t`Sign in`} busy={entry.isPending} error={entry.error} onSubmit={() => entry.mutate()}>
        <EmailField value={email} onChange={setEmail} autoFocus />
        <PasswordInput
          label={t`Password`}
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t`Show the characters` }}
        />
      </GateForm>
      <Group justify="space-between" gap="xs">
        <Anchor component={Link} to="/forgotten" size="sm">
          <Trans>Forgot your password?</Trans>
        </Anchor>
        <Anchor component={Link} to="/sign-up" size="sm">
          {signup.data?.open ? <Trans>Create an account</Trans> : <Trans>New here?</Trans>}
        </Anchor>
      </Group>
      <Anchor component={Link} to="/download" size="sm">
        <Trans>Download Carillon</Trans>
      </Anchor>
      <Text size="xs" c="dimmed">
        <Trans>
          Administrators sign in to the <Anchor href="/console/" underline="always">console</Anchor>.
        </Trans>
      </Text>
    </Gate>
  )
}
