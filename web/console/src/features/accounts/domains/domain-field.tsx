/** The field "Domain", with what is wrong with it. */
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import { useLingui } from '@lingui/react/macro'
import { domainFault } from './domain-name.ts'

interface Props {
  value: string
  onChange: (value: string) => void
  /** Whether it was tried already: before that nobody is told of a mistake. */
  tried: boolean
  refusal: string | null
  autoFocus?: boolean
}

export function DomainField({ value, onChange, tried, refusal, autoFocus = false }: Props) {
  const { t } = useLingui()
  const fault = tried ? domainFault(value) : null
  const words = {
    missing: t`Enter a domain.`,
    address: t`Enter only the domain, such as example.com.`,
    form: t`This is not the name of a domain.`,
  }
  return (
    <FormField
      label={t`Domain`}
      description={t`The part of e-mail addresses behind the @ sign. Subdomains are claimed each for itself.`}
      errorText={fault === null ? refusal : words[fault]}
    >
      <Input
        value={value}
        placeholder="example.com"
        autoFocus={autoFocus}
        autoComplete={false}
        spellcheck={false}
        onChange={({ detail }) => onChange(detail.value)}
      />
    </FormField>
  )
}
