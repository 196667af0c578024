/** Asking for one's own data, with the password. */
import { hasCode, type Me } from '@carillon/shared/api'
import { Button, Group, Stack } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Refused } from '../../shared/states.tsx'
import { OwnPassword } from './own-password.tsx'
import { askForExport, exportsQuery } from './profile-api.ts'
import classes from './settings.module.css'

export function ExportForm({ me, onDone }: { me: Me; onDone: () => void }) {
  const { t } = useLingui()
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const queries = useQueryClient()
  const ask = useMutation({
    mutationFn: () => askForExport(password),
    onSuccess: async () => {
      await queries.invalidateQueries(exportsQuery)
      onDone()
    },
  })
  const wrong = hasCode(ask.error, 'PasswordWrong')
  return (
    <form
      className={classes['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (password !== '') ask.mutate()
      }}
    >
      <Stack gap="md">
        <OwnPassword email={me.email} value={password} wrong={wrong} missing={tried && password === ''} autoFocus onChange={setPassword} />
        <Refused error={wrong ? null : ask.error} />
        <Group gap="xs">
          <Button type="submit" loading={ask.isPending}>
            {t`Put the file together`}
          </Button>
          <Button variant="subtle" onClick={onDone}>
            {t`Cancel`}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
