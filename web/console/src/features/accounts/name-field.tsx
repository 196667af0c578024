/** The field in which an account gets its name, with what is wrong with it. */
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import { useLingui } from '@lingui/react/macro'
import { characters } from '../../shared/numbers.ts'
import { LONGEST_NAME, nameFault } from './account-name.ts'

interface Props {
  label: string
  value: string
  onChange: (value: string) => void
  /** Faults are named once somebody tried to save. */
  tried: boolean
  refusal: string | null
  autoFocus?: boolean
}

export function NameField({ label, value, onChange, tried, refusal, autoFocus = false }: Props) {
  const { t } = useLingui()
  const length = characters(value.trim())
  const words = {
    empty: t`Enter a name.`,
    long: t`The name is too long: ${length} characters. Use at most ${LONGEST_NAME}.`,
    unprintable: t`The name contains characters that cannot be shown, such as a line break.`,
  }
  const fault = nameFault(value)
  return (
    <FormField
      label={label}
      constraintText={t`1 to ${LONGEST_NAME} characters. People read it in their invitations.`}
      errorText={tried && fault !== null ? words[fault] : fault === 'long' ? words.long : refusal}
    >
      <Input value={value} autoFocus={autoFocus} autoComplete={false} spellcheck={false} onChange={({ detail }) => onChange(detail.value)} />
    </FormField>
  )
}
