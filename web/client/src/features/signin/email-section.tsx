/** One's e-mail address, the change of it that waits for both mailboxes, and asking for one. */
import { hasCode, type PendingEmail } from '@carillon/shared/api'
import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Refused } from '../../shared/states.tsx'
import { TimeText } from '../../shared/time-text.tsx'
import { EmailChangeForm } from './email-change-form.tsx'
import { keepEmail, profileQuery, sendEmailLettersAgain } from './profile-api.ts'
import { SettingsSection } from './settings-section.tsx'

export function EmailSection() {
  const { t } = useLingui()
  const profile = useQuery(profileQuery)
  const [open, setOpen] = useState(false)
  if (!profile.data) return null
  const { email, pending_email: pending } = profile.data
  return (
    <SettingsSection title={t`E-mail address`}>
      <Text style={{ overflowWrap: 'anywhere' }}>{email}</Text>
      {pending && <Waiting pending={pending} />}
      {open ? (
        <EmailChangeForm onDone={() => setOpen(false)} />
      ) : (
        <Button variant="default" onClick={() => setOpen(true)} style={{ alignSelf: 'flex-start' }}>
          {t`Change the address`}
        </Button>
      )}
    </SettingsSection>
  )
}

function Waiting({ pending }: { pending: PendingEmail }) {
  const { t } = useLingui()
  const queries = useQueryClient()
  const refresh = () => queries.invalidateQueries(profileQuery)
  const cancel = useMutation({ mutationFn: keepEmail, onSettled: refresh })
  const again = useMutation({
    mutationFn: sendEmailLettersAgain,
    onSuccess: () => notifications.show({ message: t`The letters are sent again.` }),
  })
  const { email } = pending
  const gone = hasCode(cancel.error, 'NoEmailChange')
  return (
    <Alert variant="light" role="status" title={t`Waiting for both mailboxes`} styles={{ message: { color: 'var(--mantine-color-text)' } }}>
      <Stack gap="xs">
        <Text size="sm">
          <Trans>
            Your address becomes {email} when both mailboxes have agreed. The links end <TimeText at={pending.expires_at} />.
          </Trans>
        </Text>
        <Text size="sm">{pending.confirmed ? t`New address: confirmed` : t`New address: not confirmed yet`}</Text>
        <Text size="sm">{pending.approved ? t`Present address: approved` : t`Present address: not approved yet`}</Text>
        <Refused error={again.error ?? (gone ? null : cancel.error)} />
        <Group gap="xs">
          <Button size="compact-sm" variant="default" loading={again.isPending} onClick={() => again.mutate()}>
            {t`Send the letters again`}
          </Button>
          <Button size="compact-sm" variant="default" loading={cancel.isPending} onClick={() => cancel.mutate()}>
            {t`Keep my present address`}
          </Button>
        </Group>
      </Stack>
    </Alert>
  )
}

