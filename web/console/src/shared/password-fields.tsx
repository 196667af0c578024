/** A new password, typed twice; its rule stands beside it before anything is typed. */
import { errorText, hasCode } from '@carillon/shared/api'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useLingui } from '@lingui/react/macro'
import { characters } from './numbers.ts'

const SHORTEST_PASSWORD = 12
const LONGEST_PASSWORD = 128

export interface TypedPassword {
  fresh: string
  again: string
}

export const NOTHING_TYPED: TypedPassword = { fresh: '', again: '' }

const isRightLength = (password: string) => characters(password) >= SHORTEST_PASSWORD && characters(password) <= LONGEST_PASSWORD

export const isUsable = ({ fresh, again }: TypedPassword): boolean => isRightLength(fresh) && fresh === again

export const isAboutPassword = (error: unknown): boolean =>
  hasCode(error, 'PasswordTooShort', 'PasswordTooLong', 'PasswordTooPlain', 'PasswordTheSame')

interface Props {
  value: TypedPassword
  onChange: (value: TypedPassword) => void
  tried: boolean
  error: Error | null
  autoFocus?: boolean
}

export function PasswordFields({ value, onChange, tried, error, autoFocus = false }: Props) {
  const { t, i18n } = useLingui()
  const rule = t`Use ${SHORTEST_PASSWORD} to ${LONGEST_PASSWORD} characters.`
  const refusal = isAboutPassword(error) ? errorText(error, i18n) : null
  const fault = characters(value.fresh) < SHORTEST_PASSWORD ? t`This password is too short.` : t`This password is too long.`
  return (
    <SpaceBetween size="m">
      <FormField label={t`New password`} constraintText={rule} errorText={tried && !isRightLength(value.fresh) ? fault : refusal}>
        <Input
          value={value.fresh}
          type="password"
          autoComplete="new-password"
          autoFocus={autoFocus}
          onChange={({ detail }) => onChange({ ...value, fresh: detail.value })}
        />
      </FormField>
      <FormField label={t`New password again`} errorText={tried && value.fresh !== value.again ? t`The two passwords differ.` : null}>
        <Input value={value.again} type="password" autoComplete="new-password" onChange={({ detail }) => onChange({ ...value, again: detail.value })} />
      </FormField>
    </SpaceBetween>
  )
}
