/** The questions by which free numbers are looked for. */
import { shownTag } from '@carillon/shared/i18n'
import Button from '@cloudscape-design/components/button'
import ColumnLayout from '@cloudscape-design/components/column-layout'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import RadioGroup from '@cloudscape-design/components/radio-group'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useLingui } from '@lingui/react/macro'
import { HOME, TOLL_FREE, type By, type Sought, type SoughtFault } from './free-search.ts'
import { countryName } from './number-words.tsx'
import { STATES } from './states.ts'

interface Props {
  sought: Sought
  countries: readonly string[]
  fault: SoughtFault | null
  searches: boolean
  onChange: (sought: Sought) => void
  onSearch: () => void
}

export function FreeSearchForm({ sought, countries, fault, searches, onChange, onSearch }: Props) {
  const { t } = useLingui()
  const tag = shownTag()
  const options = countries.map((country) => ({ value: country, label: countryName(country, tag) }))
  return (
    <SpaceBetween size="m">
      <FormField label={t`Country`}>
        <Select
          selectedOption={options.find(({ value }) => value === sought.country) ?? null}
          options={options}
          onChange={({ detail }) => onChange({ ...sought, country: detail.selectedOption.value ?? HOME })}
        />
      </FormField>
      {sought.country === HOME && <Places sought={sought} fault={fault} onChange={onChange} onSearch={onSearch} />}
      <Button onClick={onSearch} formAction="none" loading={searches} iconName="search">{t`Search`}</Button>
    </SpaceBetween>
  )
}

type PlacesProps = Pick<Props, 'sought' | 'fault' | 'onChange' | 'onSearch'>

function Places({ sought, fault, onChange, onSearch }: PlacesProps) {
  const { t } = useLingui()
  return (
    <SpaceBetween size="m">
      <FormField label={t`Search by`}>
        <RadioGroup
          value={sought.by}
          onChange={({ detail }) => onChange({ ...sought, by: detail.value as By })}
          items={[
            { value: 'area', label: t`Area code` },
            { value: 'place', label: t`City and state` },
            { value: 'toll-free', label: t`Toll-free prefix`, description: t`Toll-free numbers can be looked at, but are not for Business Calling.` },
          ]}
        />
      </FormField>
      {sought.by === 'area' && <AreaCode sought={sought} fault={fault} onChange={onChange} onSearch={onSearch} />}
      {sought.by === 'place' && <City sought={sought} fault={fault} onChange={onChange} onSearch={onSearch} />}
      {sought.by === 'toll-free' && <Prefix sought={sought} fault={fault} onChange={onChange} onSearch={onSearch} />}
    </SpaceBetween>
  )
}

const onEnter = (act: () => void) => (event: { detail: { key: string }; preventDefault: () => void }) => {
  if (event.detail.key !== 'Enter') return
  event.preventDefault()
  act()
}

function AreaCode({ sought, fault, onChange, onSearch }: PlacesProps) {
  const { t } = useLingui()
  return (
    <FormField label={t`Area code`} constraintText={t`Three digits, such as 206.`} errorText={fault === 'area-code' ? t`Enter an area code of three digits.` : null}>
      <Input
        value={sought.areaCode}
        inputMode="numeric"
        autoComplete={false}
        onChange={({ detail }) => onChange({ ...sought, areaCode: detail.value.trim() })}
        onKeyDown={onEnter(onSearch)}
      />
    </FormField>
  )
}

function City({ sought, fault, onChange, onSearch }: PlacesProps) {
  const { t } = useLingui()
  const states = Object.entries(STATES).map(([value, label]) => ({ value, label }))
  return (
    <ColumnLayout columns={2}>
      <FormField label={t({ context: 'of a country', message: 'State' })} errorText={fault === 'state' ? t`Choose a state.` : null}>
        <Select
          selectedOption={states.find(({ value }) => value === sought.state) ?? null}
          options={states}
          placeholder={t`Choose a state`}
          filteringType="auto"
          filteringAriaLabel={t`Find states by name`}
          onChange={({ detail }) => onChange({ ...sought, state: detail.selectedOption.value ?? '' })}
        />
      </FormField>
      <FormField label={t`City`} constraintText={t`Leave it empty for the whole state.`}>
        <Input value={sought.city} autoComplete={false} onChange={({ detail }) => onChange({ ...sought, city: detail.value })} onKeyDown={onEnter(onSearch)} />
      </FormField>
    </ColumnLayout>
  )
}

function Prefix({ sought, onChange }: PlacesProps) {
  const { t } = useLingui()
  return (
    <FormField label={t`Toll-free prefix`}>
      <Select
        selectedOption={{ value: sought.prefix, label: sought.prefix }}
        options={TOLL_FREE.map((prefix) => ({ value: prefix, label: prefix }))}
        onChange={({ detail }) => onChange({ ...sought, prefix: detail.selectedOption.value ?? '' })}
      />
    </FormField>
  )
}
