/** Changing one's password. */
import { hasCode, type Me } from '@carillon/shared/api'
import { Button, PasswordInput, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { NewPassword } from '../../shared/new-password.tsx'
import { passwordIsGood } from '../../shared/password-rules.ts'
import { Refused } from '../../shared/states.tsx'
import { changePassword, sessionsQuery } from './api.ts'
import { SettingsSection } from './settings-section.tsx'
import classes from './settings.module.css'

export function PasswordSection({ me }: { me: Me }) {
  const { t } = useLingui()
  const [current, setCurrent] = useState('')
  const [fresh, setFresh] = useState('')
  const [tried, setTried] = useState(false)
  const queries = useQueryClient()
  const change = useMutation({
    mutationFn: () => changePassword(current, fresh),
    onSuccess: () => {
      setCurrent('')
      setFresh('')
      setTried(false)
      notifications.show({ message: t`The password is changed. Your other sessions have ended.` })
      return queries.invalidateQueries(sessionsQuery)
    },
  })
  const good = passwordIsGood(fresh, me.email)
  const wrong = hasCode(change.error, 'PasswordWrong')
  const submit = () => {
    setTried(true)
    if (current !== '' && good) change.mutate()
  }
  return (
    <SettingsSection title={t`Password`}>
      <form
        className={classes['form']}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <Stack gap="md">
          <input type="text" name="username" autoComplete="username" value={me.email} readOnly hidden />
          <PasswordInput
            label={t`Current password`}
            autoComplete="current-password"
            value={current}
            onChange={(event) => setCurrent(event.currentTarget.value)}
            error={currentFault(wrong, tried && current === '', t`The current password is wrong.`, t`Enter your current password.`)}
            visibilityToggleButtonProps={{ 'aria-label': t`Show the characters` }}
          />
          <NewPassword
            label={t`New password`}
            email={me.email}
            value={fresh}
            onChange={setFresh}
            error={tried && !good && t`Choose a password that keeps both rules.`}
          />
          <Refused error={wrong ? null : change.error} />
          <Text size="xs" c="dimmed">
            <Trans>Changing it signs you out on all other devices.</Trans>
          </Text>
          <Button type="submit" variant="default" loading={change.isPending} style={{ alignSelf: 'flex-start' }}>
            {t`Change the password`}
          </Button>
        </Stack>
      </form>
    </SettingsSection>
  )
}

function currentFault(wrong: boolean, missing: boolean, wrongText: string, missingText: string): string | false {
  if (missing) return missingText
  return wrong && wrongText
}
