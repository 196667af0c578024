/** The field in which numbers get their calling name, with what is wrong with it. */
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { LONGEST_CALLING_NAME, callingNameFault } from './calling-name.ts'

interface Props {
  label: ReactNode
  value: string
  onChange: (value: string) => void
  refusal?: string | null
  /** There is none yet that could be cleared. */
  isNew?: boolean
}

export function CallingNameField({ label, value, onChange, refusal = null, isNew = false }: Props) {
  const { t } = useLingui()
  const length = value.length
  const words = {
    long: t`The name is too long: ${length} characters. Use at most ${LONGEST_CALLING_NAME}.`,
    signs: t`Use only letters of the English alphabet, digits and spaces.`,
  }
  const fault = callingNameFault(value)
  return (
    <FormField
      label={label}
      description={t`People who are called see it. It takes effect within 72 hours and can be changed again after seven days.`}
      constraintText={
        isNew
          ? t`Up to ${LONGEST_CALLING_NAME} letters of the English alphabet, digits and spaces.`
          : t`Up to ${LONGEST_CALLING_NAME} letters of the English alphabet, digits and spaces. Leave it empty to clear the name.`
      }
      errorText={fault === null ? refusal : words[fault]}
    >
      <Input value={value} autoComplete={false} spellcheck={false} onChange={({ detail }) => onChange(detail.value)} />
    </FormField>
  )
}
