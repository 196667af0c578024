/** All regions, or those that are picked from a list. */
import FormField from '@cloudscape-design/components/form-field'
import Multiselect from '@cloudscape-design/components/multiselect'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useLingui } from '@lingui/react/macro'
import { isEmpty, type RegionWish } from './region-wish.ts'

interface Props {
  available: readonly string[]
  wish: RegionWish
  onChange: (wish: RegionWish) => void
  disabled?: boolean
}

export function RegionChoice({ available, wish, onChange, disabled = false }: Props) {
  const { t } = useLingui()
  const option = (name: string) => ({ label: name, value: name })
  // What was picked before the operator renamed a region stays in sight, so that it can be taken away.
  const offered = [...new Set([...available, ...wish.picked])]
  return (
    <SpaceBetween size="m">
      <FormField label={t`Regions that meetings may use`}>
        <RadioGroup
          ariaLabel={t`Regions that meetings may use`}
          value={wish.all ? 'all' : 'selected'}
          items={[
            { value: 'all', label: t`Use all available Regions to ensure meeting quality`, disabled },
            { value: 'selected', label: t`Use only the Regions that I select`, disabled },
          ]}
          onChange={({ detail }) => onChange({ ...wish, all: detail.value === 'all' })}
        />
      </FormField>
      {!wish.all && (
        <FormField label={t`Regions`} errorText={isEmpty(wish) ? t`Select at least one Region.` : null}>
          <Multiselect
            options={offered.map(option)}
            selectedOptions={wish.picked.map(option)}
            placeholder={t`Select Regions`}
            deselectAriaLabel={({ label: name = '' }) => t`Take ${name} away`}
            disabled={disabled}
            onChange={({ detail }) => onChange({ ...wish, picked: detail.selectedOptions.flatMap(({ value }) => (value === undefined ? [] : [value])) })}
          />
        </FormField>
      )}
    </SpaceBetween>
  )
}
