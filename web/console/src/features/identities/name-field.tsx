/** The field in which a user, a group or a device gets its name. */
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import { useLingui } from '@lingui/react/macro'
import { nameFault } from './iam-name.ts'

interface Props {
  label: string
  value: string
  longest: number
  onChange: (value: string) => void
  /** Faults are named once somebody tried to save. */
  tried: boolean
  refusal: string | null
  autoFocus?: boolean
}

export function NameField({ label, value, longest, onChange, tried, refusal, autoFocus = false }: Props) {
  const { t } = useLingui()
  const rule = t`1 to ${longest} letters, digits, or any of _ + = , . @ -`
  const words = { empty: t`Enter a name.`, long: t`The name is too long. Use at most ${longest} characters.`, signs: t`Use only letters from A to Z, digits, or any of _ + = , . @ -` }
  const fault = nameFault(value, longest)
  const early = fault !== null && fault !== 'empty'
  return (
    <FormField label={label} constraintText={rule} errorText={fault !== null && (tried || early) ? words[fault] : refusal}>
      <Input value={value} autoFocus={autoFocus} autoComplete={false} spellcheck={false} onChange={({ detail }) => onChange(detail.value)} />
    </FormField>
  )
}
