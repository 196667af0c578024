/** Root's second step: the password for the address of the first. */
import type { Administrator } from '@carillon/shared/api'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import type { Who } from './api.ts'
import { EntryRefused, useEntry } from './entry.tsx'
import { Password } from './password.tsx'

interface Props {
  who: Who
  onBack: () => void
  onSignedIn: (administrator: Administrator) => void
}

export function PasswordStep({ who, onBack, onSignedIn }: Props) {
  const { t } = useLingui()
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const entry = useEntry(onSignedIn)
  const submit = () => {
    setTried(true)
    if (password !== '') entry.mutate({ ...who, password })
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
        <EntryRefused error={entry.error} kind={who.kind} />
        <SpaceBetween size="xxs" direction="horizontal" alignItems="center">
          <Box variant="strong">{who.name}</Box>
          <Button variant="inline-link" formAction="none" onClick={onBack}>{t`Change`}</Button>
        </SpaceBetween>
        {/* Password keepers fill in by the name beside the password, even on a step of its own. */}
        <input type="text" name="username" autoComplete="username" value={who.name} readOnly hidden />
        <Password value={password} onChange={setPassword} tried={tried} autoFocus />
        <Button variant="primary" fullWidth loading={entry.isPending}>{t`Sign in`}</Button>
        <ExpandableSection headerText={t`Forgot the root password?`}>
          <Trans>
            On the server run <Box variant="code">carillon root reset</Box>. It prints a link that sets a new password.
          </Trans>
        </ExpandableSection>
      </SpaceBetween>
    </form>
  )
}
