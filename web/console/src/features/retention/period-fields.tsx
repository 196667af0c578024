/** One of the two periods: on or off, and how long. */
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Toggle from '@cloudscape-design/components/toggle'
import { useLingui } from '@lingui/react/macro'
import { LONGEST_YEARS, UNITS, type TypedPeriod, type Unit } from './period.ts'

interface Props {
  title: string
  about: string
  value: TypedPeriod
  onChange: (value: TypedPeriod) => void
  fault: boolean
  disabled: boolean
}

export function PeriodFields({ title, about, value, onChange, fault, disabled }: Props) {
  const { t } = useLingui()
  const words: Record<Unit, string> = { days: t`Days`, weeks: t`Weeks`, years: t`Years` }
  const options = UNITS.map((unit) => ({ value: unit, label: words[unit] }))
  return (
    <Container header={<Header variant="h2" description={about}>{title}</Header>}>
      <SpaceBetween size="l">
        <Toggle checked={value.isOn} disabled={disabled} onChange={({ detail }) => onChange({ ...value, isOn: detail.checked })} ariaLabel={title}>
          {value.isOn ? t`On` : t`Off`}
        </Toggle>
        {value.isOn && (
          <FormField label={t`Retention period`} constraintText={t`1 day to ${LONGEST_YEARS} years.`} errorText={fault ? t`Type a whole number between 1 day and ${LONGEST_YEARS} years.` : null}>
            <SpaceBetween direction="horizontal" size="xs">
              <Input
                type="number"
                inputMode="numeric"
                disabled={disabled}
                value={value.number}
                ariaLabel={`${title}: ${t`Retention period`}`}
                onChange={({ detail }) => onChange({ ...value, number: detail.value })}
              />
              <Select
                disabled={disabled}
                selectedOption={options.find((option) => option.value === value.unit) ?? null}
                options={options}
                ariaLabel={`${title}: ${t`Unit`}`}
                onChange={({ detail }) => onChange({ ...value, unit: UNITS.find((unit) => unit === detail.selectedOption.value) ?? 'days' })}
              />
            </SpaceBetween>
          </FormField>
        )}
      </SpaceBetween>
    </Container>
  )
}
