/** Where the password was given by somebody else: another one, chosen before anything is opened. */
import type { Administrator } from '@carillon/shared/api'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Box from '@cloudscape-design/components/box'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { NOTHING_TYPED, PasswordFields, isAboutPassword, isUsable } from '../../shared/password-fields.tsx'
import type { Attempt } from './api.ts'
import { EntryRefused, useEntry, type Asked } from './entry.tsx'

interface Props {
  attempt: Attempt
  onAsked: (asked: Asked) => void
  onBack: () => void
  onSignedIn: (administrator: Administrator) => void
}

export function NewPasswordStep({ attempt, onAsked, onBack, onSignedIn }: Props) {
  const { t } = useLingui()
  const [typed, setTyped] = useState(NOTHING_TYPED)
  const [tried, setTried] = useState(false)
  const entry = useEntry(onSignedIn, onAsked)
  const submit = () => {
    setTried(true)
    if (isUsable(typed)) entry.mutate({ ...attempt, newPassword: typed.fresh })
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
        <EntryRefused error={isAboutPassword(entry.error) ? null : entry.error} kind={attempt.kind} />
        <Box variant="p">
          <Trans>Your password was given to you by an administrator. Choose one that only you know.</Trans>
        </Box>
        <PasswordFields value={typed} onChange={setTyped} tried={tried} error={entry.error} autoFocus />
        <Button variant="primary" fullWidth loading={entry.isPending}>{t`Save and sign in`}</Button>
        <Button variant="link" fullWidth formAction="none" onClick={onBack}>{t`Back`}</Button>
      </SpaceBetween>
    </form>
  )
}
