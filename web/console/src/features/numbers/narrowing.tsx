/** Choices that narrow a list of numbers or orders: one status, one type. */
import Select from '@cloudscape-design/components/select'

interface Props {
  label: string
  /** The word for no choice. */
  any: string
  words: Readonly<Record<string, string>>
  among: readonly string[]
  value: string | undefined
  onChange: (value: string | undefined) => void
}

const ANY = ''

export function Narrowing({ label, any, words, among, value, onChange }: Props) {
  const options = [{ value: ANY, label: any }, ...among.map((each) => ({ value: each, label: words[each] ?? each }))]
  return (
    <Select
      ariaLabel={label}
      options={options}
      selectedOption={options.find((option) => option.value === value) ?? options[0] ?? null}
      onChange={({ detail }) => onChange(detail.selectedOption.value === ANY ? undefined : detail.selectedOption.value)}
    />
  )
}
