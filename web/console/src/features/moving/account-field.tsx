/** Which account the lines are for, found by its name. */
import FormField from '@cloudscape-design/components/form-field'
import Select from '@cloudscape-design/components/select'
import { useLingui } from '@lingui/react/macro'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { keys } from '../../shared/keys.ts'
import { offerAccounts } from './api.ts'

export function AccountField({ value, onChange }: { value: string; onChange: (accountId: string) => void }) {
  const { t } = useLingui()
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState<{ value: string; label: string } | null>(null)
  const offer = useQuery({ queryKey: keys.sheetAccounts(search), queryFn: ({ signal }) => offerAccounts(search, signal), placeholderData: keepPreviousData })
  const options = (offer.data?.items ?? []).map(({ id, name, type }) => ({ value: id, label: name, description: type, labelTag: id.slice(0, 8) }))
  return (
    <FormField label={t`Account`} errorText={offer.error === null ? null : t`The accounts could not be loaded.`}>
      <Select
        selectedOption={chosen?.value === value ? chosen : null}
        options={options}
        placeholder={t`Choose an account`}
        filteringType="manual"
        filteringPlaceholder={t`Find accounts by name`}
        filteringAriaLabel={t`Find accounts by name`}
        statusType={offer.isPending ? 'loading' : 'finished'}
        loadingText={t`Loading`}
        empty={t`No accounts`}
        onLoadItems={({ detail }) => setSearch(detail.filteringText)}
        onChange={({ detail: { selectedOption: { value: id = '', label = '' } } }) => {
          setChosen({ value: id, label })
          onChange(id)
        }}
      />
    </FormField>
  )
}
