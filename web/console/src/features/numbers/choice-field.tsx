/** A field in which one thing of a long list is chosen: what is typed is looked for on the server. */
import { errorText, type Page } from '@carillon/shared/api'
import FormField from '@cloudscape-design/components/form-field'
import Select, { type SelectProps } from '@cloudscape-design/components/select'
import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { keys } from '../../shared/keys.ts'

interface Props<Item> {
  label: string
  description?: string
  placeholder: string
  findLabel: string
  empty: string
  /** What is remembered together. */
  among: string
  /** What the server is asked while somebody types. */
  read: (search: string, signal: AbortSignal) => Promise<Page<Item>>
  option: (item: Item) => SelectProps.Option
  chosen: SelectProps.Option | null
  onChoose: (option: SelectProps.Option) => void
  refusal?: string | null
}

export function ChoiceField<Item>({ label, description, placeholder, findLabel, empty, among, read, option, chosen, onChoose, refusal = null }: Props<Item>) {
  const { t, i18n } = useLingui()
  const [search, setSearch] = useState('')
  const found = useQuery({ queryKey: keys.numberChoice(among, search), queryFn: ({ signal }) => read(search, signal), staleTime: 0 })
  const total = found.data?.total ?? 0
  const shown = found.data?.items.length ?? 0
  const status = found.isPending ? 'loading' : found.error !== null ? 'error' : 'finished'
  return (
    <FormField label={label} {...(description === undefined ? {} : { description })} errorText={refusal} stretch>
      <Select
        selectedOption={chosen}
        options={found.data?.items.map(option) ?? []}
        placeholder={placeholder}
        filteringType="manual"
        filteringAriaLabel={findLabel}
        filteringPlaceholder={findLabel}
        onLoadItems={({ detail }) => setSearch(detail.filteringText.trim())}
        onChange={({ detail }) => onChoose(detail.selectedOption)}
        statusType={status}
        loadingText={t`Loading`}
        errorText={found.error === null ? '' : errorText(found.error, i18n)}
        recoveryText={t`Try again`}
        finishedText={total > shown ? t`Type to find more.` : ''}
        empty={empty}
        selectedAriaLabel={t`Chosen`}
      />
    </FormField>
  )
}
