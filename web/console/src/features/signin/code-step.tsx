/** After the password: the code of the MFA device. */
import { errorText, hasCode, type Administrator } from '@carillon/shared/api'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import type { Attempt } from './api.ts'
import { EntryRefused, useEntry } from './entry.tsx'

interface Props {
  attempt: Attempt
  onBack: () => void
  onSignedIn: (administrator: Administrator) => void
}

export function CodeStep({ attempt, onBack, onSignedIn }: Props) {
  const { t, i18n } = useLingui()
  const [code, setCode] = useState('')
  const [tried, setTried] = useState(false)
  const entry = useEntry(onSignedIn)
  const isWrong = hasCode(entry.error, 'MfaCodeWrong')
  const complete = /^\d{6}$/.test(code.replace(/\s/g, ''))
  const submit = () => {
    setTried(true)
    if (complete) entry.mutate({ ...attempt, code })
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
        <EntryRefused error={isWrong ? null : entry.error} kind={attempt.kind} />
        <FormField
          label={t`Code`}
          description={t`Six digits, from your authenticator app.`}
          errorText={isWrong && entry.error !== null ? errorText(entry.error, i18n) : tried && !complete ? t`Enter the six digits.` : null}
        >
          <Input
            value={code}
            inputMode="numeric"
            autoComplete="one-time-code"
            autoFocus
            spellcheck={false}
            onChange={({ detail }) => {
              entry.reset()
              setCode(detail.value)
            }}
          />
        </FormField>
        <Button variant="primary" fullWidth loading={entry.isPending}>{t`Sign in`}</Button>
        <Button variant="link" fullWidth formAction="none" onClick={onBack}>{t`Back`}</Button>
        <ExpandableSection headerText={t`Lost the device?`}>
          {attempt.kind === 'root' ? (
            <Trans>
              Run <Box variant="code">carillon root reset</Box> on the server. The link that it prints sets a new password and takes the device away.
            </Trans>
          ) : (
            <Trans>Another administrator can remove it, on your page among the IAM users.</Trans>
          )}
        </ExpandableSection>
      </SpaceBetween>
    </form>
  )
}
