/** The field for the password one signs in with. */
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import { useLingui } from '@lingui/react/macro'

interface Props {
  value: string
  onChange: (value: string) => void
  tried: boolean
  autoFocus?: boolean
}

export function Password({ value, onChange, tried, autoFocus = false }: Props) {
  const { t } = useLingui()
  return (
    <FormField label={t`Password`} errorText={tried && value === '' ? t`Enter the password.` : null}>
      <Input
        value={value}
        type="password"
        autoComplete="current-password"
        autoFocus={autoFocus}
        onChange={({ detail }) => onChange(detail.value)}
      />
    </FormField>
  )
}
