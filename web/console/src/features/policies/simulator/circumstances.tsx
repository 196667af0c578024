/** What the call would say of itself, for conditions. */
import ColumnLayout from '@cloudscape-design/components/column-layout'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import { useLingui } from '@lingui/react/macro'
import { isTime, type Question, type Truth } from './question.ts'

interface Props {
  question: Question
  onChange: (part: Partial<Question>) => void
}

export function Circumstances({ question, onChange }: Props) {
  const { t } = useLingui()
  const { address, time, secondFactor, tls } = question
  const isAsked = address !== '' || time !== '' || secondFactor !== 'unset' || tls !== 'unset'
  return (
    <ExpandableSection headerText={t`Circumstances`} headerDescription={t`What conditions may ask. What is left out is not there in the call.`} defaultExpanded={isAsked}>
      <ColumnLayout columns={2}>
        <FormField label={t`Second factor`}>
          <Choice name={t`Second factor`} value={secondFactor} onChange={(value) => onChange({ secondFactor: value })} />
        </FormField>
        <FormField label={t`TLS`}>
          <Choice name={t`TLS`} value={tls} onChange={(value) => onChange({ tls: value })} />
        </FormField>
        <FormField label={t`Source address`} constraintText="192.0.2.7">
          <Input value={address} autoComplete={false} spellcheck={false} onChange={({ detail }) => onChange({ address: detail.value })} />
        </FormField>
        <FormField label={t`Time of the call`} constraintText="2026-11-21T12:00:00Z" errorText={isTime(time) ? null : t`Enter the time as 2026-11-21T12:00:00Z.`}>
          <Input value={time} autoComplete={false} spellcheck={false} onChange={({ detail }) => onChange({ time: detail.value })} />
        </FormField>
      </ColumnLayout>
    </ExpandableSection>
  )
}

function Choice({ name, value, onChange }: { name: string; value: Truth; onChange: (value: Truth) => void }) {
  const { t } = useLingui()
  const options = [
    { value: 'unset' as const, label: t`Left out` },
    { value: 'true' as const, label: t`Yes` },
    { value: 'false' as const, label: t`No` },
  ]
  return (
    <Select
      ariaLabel={name}
      options={options}
      selectedOption={options.find((option) => option.value === value) ?? null}
      onChange={({ detail }) => onChange(options.find((option) => option.value === detail.selectedOption.value)?.value ?? 'unset')}
    />
  )
}
