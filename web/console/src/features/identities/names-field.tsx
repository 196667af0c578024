/** A field in which names are chosen among those that the server finds. */
import { errorText, type Page } from '@carillon/shared/api'
import FormField from '@cloudscape-design/components/form-field'
import Multiselect from '@cloudscape-design/components/multiselect'
import { useLingui } from '@lingui/react/macro'
import { keepPreviousData, useQuery, type QueryKey } from '@tanstack/react-query'
import { useState } from 'react'

const MOST_OFFERED = 50

interface Props {
  label: string
  placeholder: string
  empty: string
  value: readonly string[]
  onChange: (names: string[]) => void
  offer: { key: (search: string) => QueryKey; read: (search: string, size: number) => (cursor: null, signal: AbortSignal) => Promise<Page<{ name: string }>> }
  leaveOut: readonly string[]
}

export function NamesField({ label, placeholder, empty, value, onChange, offer, leaveOut }: Props) {
  const { t, i18n } = useLingui()
  const [search, setSearch] = useState('')
  const found = useQuery({
    queryKey: offer.key(search),
    queryFn: ({ signal }) => offer.read(search, MOST_OFFERED)(null, signal),
    placeholderData: keepPreviousData,
  })
  const offered = found.data?.items.map(({ name }) => name).filter((name) => !leaveOut.includes(name)) ?? []
  return (
    <FormField label={label}>
      <Multiselect
        selectedOptions={value.map((name) => ({ value: name, label: name }))}
        options={offered.map((name) => ({ value: name, label: name }))}
        filteringType="manual"
        filteringPlaceholder={placeholder}
        filteringAriaLabel={placeholder}
        placeholder={placeholder}
        statusType={found.error !== null ? 'error' : found.isFetching ? 'loading' : 'finished'}
        loadingText={t`Loading`}
        errorText={found.error === null ? '' : errorText(found.error, i18n)}
        empty={empty}
        deselectAriaLabel={({ label: name = '' }) => t`Take ${name} out again`}
        onLoadItems={({ detail }) => setSearch(detail.filteringText)}
        onChange={({ detail }) => onChange(detail.selectedOptions.flatMap(({ value: name }) => (name === undefined ? [] : [name])))}
      />
    </FormField>
  )
}
