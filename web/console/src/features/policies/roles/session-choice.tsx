/** How long a session in a role may last. */
import FormField from '@cloudscape-design/components/form-field'
import Select from '@cloudscape-design/components/select'
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'

export const AN_HOUR = 3600
const HOURS = [1, 2, 4, 8, 12]

export function useHours(): (seconds: number) => string {
  const { t } = useLingui()
  return (seconds) => {
    const hours = seconds / AN_HOUR
    return t`${plural(hours, { one: '# hour', other: '# hours' })}`
  }
}

export function SessionChoice({ seconds, onChange }: { seconds: number; onChange: (seconds: number) => void }) {
  const { t } = useLingui()
  const hours = useHours()
  const lengths = HOURS.map((hour) => hour * AN_HOUR)
  const options = (lengths.includes(seconds) ? lengths : [seconds, ...lengths]).map((each) => ({ value: String(each), label: hours(each) }))
  return (
    <FormField label={t`Longest session`} description={t`After that whoever has taken the role on must do so again.`}>
      <Select options={options} selectedOption={options.find(({ value }) => value === String(seconds)) ?? null} onChange={({ detail }) => onChange(Number(detail.selectedOption.value))} />
    </FormField>
  )
}
