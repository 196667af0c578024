/** A field for one's e-mail address. */
import { TextInput } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'

interface Props {
  value: string
  onChange?: (value: string) => void
  error?: ReactNode
  autoFocus?: boolean
}

export function EmailField({ value, onChange, error, autoFocus = false }: Props) {
  const { t } = useLingui()
  return (
    <TextInput
      label={t`E-mail address`}
      type="email"
      inputMode="email"
      autoComplete="username"
      autoCapitalize="none"
      spellCheck={false}
      value={value}
      readOnly={!onChange}
      onChange={(event) => onChange?.(event.currentTarget.value)}
      error={error}
      data-autofocus={autoFocus || undefined}
      autoFocus={autoFocus}
    />
  )
}

export const looksLikeEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+$/u.test(text.trim())
