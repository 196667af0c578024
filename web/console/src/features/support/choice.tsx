/** A choice that narrows a list; the first one narrows nothing. */
import Select from '@cloudscape-design/components/select'

interface Props<Choice extends string> {
  label: string
  options: readonly { value: Choice; label: string }[]
  value: Choice
  onChange: (value: Choice) => void
}

export function Choice<Value extends string>({ label, options, value, onChange }: Props<Value>) {
  return (
    <Select
      ariaLabel={label}
      options={options}
      selectedOption={options.find((option) => option.value === value) ?? options[0] ?? null}
      onChange={({ detail }) => onChange(detail.selectedOption.value as Value)}
    />
  )
}
