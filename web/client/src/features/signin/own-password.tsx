/** One's own password, typed anew before something that an open device alone must not do. */
import { PasswordInput } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'

interface Props {
  email: string
  value: string
  wrong: boolean
  missing: boolean
  autoFocus?: boolean
  onChange: (password: string) => void
}

export function OwnPassword({ email, value, wrong, missing, autoFocus = false, onChange }: Props) {
  const { t } = useLingui()
  const fault = missing ? t`Enter your current password.` : wrong && t`The current password is wrong.`
  return (
    <>
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      <PasswordInput
        label={t`Your password`}
        autoComplete="current-password"
        autoFocus={autoFocus}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        error={fault}
        visibilityToggleButtonProps={{ 'aria-label': t`Show the characters` }}
      />
    </>
  )
}
