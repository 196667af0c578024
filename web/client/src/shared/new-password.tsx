/** A field for a new password that shows, while one types, which rules it already keeps. */
import { PasswordInput, VisuallyHidden } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { IconCheck, IconPointFilled } from '@tabler/icons-react'
import { type ReactNode, useId } from 'react'
import classes from './new-password.module.css'
import { LEAST_DIFFERENT, LONGEST, passwordVerdict, SHORTEST } from './password-rules.ts'

interface Props {
  label: string
  email: string
  value: string
  onChange: (value: string) => void
  error?: ReactNode
}

export function NewPassword({ label, email, value, onChange, error }: Props) {
  const { t } = useLingui()
  const rules = useId()
  const verdict = passwordVerdict(value, email)
  return (
    <div>
      <PasswordInput
        label={label}
        autoComplete="new-password"
        required
        withAsterisk={false}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        error={error}
        maxLength={LONGEST + 1}
        aria-describedby={rules}
        visibilityToggleButtonProps={{ 'aria-label': t`Show the characters` }}
      />
      <ul className={classes['rules']} id={rules}>
        <Rule kept={verdict.length}>
          <Trans>
            {SHORTEST} to {LONGEST} characters
          </Trans>
        </Rule>
        <Rule kept={verdict.other}>
          <Trans>{LEAST_DIFFERENT} different ones or more, and not your e-mail address</Trans>
        </Rule>
      </ul>
    </div>
  )
}

function Rule({ kept, children }: { kept: boolean; children: ReactNode }) {
  return (
    <li className={`${classes['rule']} ${kept ? classes['kept'] : ''}`}>
      {kept ? <IconCheck size={14} aria-hidden /> : <IconPointFilled size={14} aria-hidden />}
      <span>{children}</span>
      {kept && (
        <VisuallyHidden>
          <Trans>(kept)</Trans>
        </VisuallyHidden>
      )}
    </li>
  )
}
