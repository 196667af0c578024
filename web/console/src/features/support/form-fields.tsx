/** What all fields of the form share: the draft, how it is changed, and what is wrong with it once somebody has tried. */
import Input from '@cloudscape-design/components/input'
import FormField from '@cloudscape-design/components/form-field'
import type { ReactNode } from 'react'
import { Optional } from '../../shared/optional.tsx'
import type { Draft, Field } from './new-request.ts'

export interface FormProps {
  draft: Draft
  change: (part: Partial<Draft>) => void
  wrong: (field: Field) => boolean
}

type TextName = { [Name in keyof Draft]: Draft[Name] extends string ? Name : never }[keyof Draft]

interface TextProps extends FormProps {
  name: TextName & keyof Draft
  label: string
  description?: ReactNode
  constraint?: string
  fault?: string
  optional?: boolean
  type?: 'text' | 'email' | 'number'
}

export function TextField({ draft, change, name, label, description, constraint, fault, optional = false, type = 'text' }: TextProps) {
  return (
    <FormField
      label={optional ? <Optional label={label} /> : label}
      {...(description === undefined ? {} : { description })}
      {...(constraint === undefined ? {} : { constraintText: constraint })}
      errorText={fault ?? null}
    >
      <Input type={type} value={draft[name]} onChange={({ detail }) => change({ [name]: detail.value })} ariaRequired={!optional} />
    </FormField>
  )
}
