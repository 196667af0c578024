/** What every field of the form of a port-in is given. */
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import { useLingui } from '@lingui/react/macro'
import { Optional } from '../../../shared/optional.tsx'
import type { Field, PortDraft } from './port-form.ts'

export interface FormProps {
  draft: PortDraft
  change: (part: Partial<PortDraft>) => void
  /** Whether a field holds the request back, once it was tried to send it. */
  wrong: (field: Field) => boolean
}

type TextName = { [Name in Field]: PortDraft[Name] extends string ? Name : never }[Field]

interface Props extends FormProps {
  name: TextName
  label: string
  fault?: string
  hint?: string
  isOptional?: boolean
  type?: 'text' | 'password' | 'email'
}

export function TextField({ draft, change, wrong, name, label, fault, hint, isOptional = false, type = 'text' }: Props) {
  const { t } = useLingui()
  return (
    <FormField
      label={isOptional ? <Optional label={label} /> : label}
      {...(hint === undefined ? {} : { constraintText: hint })}
      errorText={wrong(name) ? (fault ?? t`Fill in this field.`) : null}
    >
      <Input value={draft[name]} type={type} onChange={({ detail }) => change({ [name]: detail.value })} {...(type === 'password' ? { autoComplete: false } : {})} />
    </FormField>
  )
}
