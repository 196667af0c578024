/** Root's second step: the password for the address of the first. */
import type { Administrator } from '@carillon/shared/api'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import type { Who } from './api.ts'
import { EntryRefused, useEntry, type Asked } from './entry.tsx'
import { Password } from './password.tsx'

interface Props {
  who: Who
  onBack: () => void
  onAsked: (asked: Asked) => void
  onSignedIn: (administrator: Administrator) => void
}

export function PasswordStep({ who, onBack, onAsked, onSignedIn }: Props) {
  const { t } = useLingui()
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const entry = useEntry(onSignedIn, onAsked)
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
        <div>
          <SpaceBetween size="xs" direction="horizontal" alignItems="center">
            <Box variant="strong">{who.name}</Box>
            <Button variant="inline-link" formAction="none" onClick={onBack}>{t`Change`}</Button>
          </SpaceBetween>
          {/* Password keepers fill in by the name beside the password, even on a step of its own. */}
          <input type="text" name="username" autoComplete="username" value={who.name} readOnly hidden />
        </div>
        <Password value={password} onChange={setPassword} tried={tried} autoFocus />
        <Button variant="primary" fullWidth loading={entry.isPending}>{t`Sign in`}</Button>
        <ExpandableSection headerText={t`Cannot sign in as root?`}>
          <Trans>
            Root has a password once somebody has run <Box variant="code">carillon root reset</Box> on the server. It prints a link that sets one, also when it was
            lost.
          </Trans>
        </ExpandableSection>
      </SpaceBetween>
    </form>
  )
}
