/** When the issue occurred, with the zone of the clock that showed it. */
import DatePicker from '@cloudscape-design/components/date-picker'
import FormField from '@cloudscape-design/components/form-field'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import TimeInput from '@cloudscape-design/components/time-input'
import { useLingui } from '@lingui/react/macro'
import { useMemo } from 'react'
import { Optional } from '../../shared/optional.tsx'
import type { FormProps } from './form-fields.tsx'
import { everyZone } from './zone-time.ts'

export function TimeFields({ draft, change, wrong }: FormProps) {
  const { t } = useLingui()
  const zones = useMemo(() => everyZone().map((value) => ({ value, label: value })), [])
  const fault = wrong('time') ? t`Enter both a date and a time.` : null
  return (
    <SpaceBetween direction="horizontal" size="m">
      <FormField label={<Optional label={t`Date`} />} constraintText={t`As YYYY/MM/DD.`} errorText={fault}>
        <DatePicker
          value={draft.date}
          placeholder={t`YYYY/MM/DD`}
          i18nStrings={{
            openCalendarAriaLabel: (chosen) => (chosen === null ? t`Choose a date` : t`Choose a date, ${chosen} is chosen`),
            previousMonthAriaLabel: t`Previous month`,
            nextMonthAriaLabel: t`Next month`,
            todayAriaLabel: t`Today`,
          }}
          onChange={({ detail }) => change({ date: detail.value })}
        />
      </FormField>
      <FormField label={<Optional label={t`Time`} />} constraintText={t`24 hours, as hh:mm.`}>
        <TimeInput value={draft.time} format="hh:mm" placeholder="hh:mm" onChange={({ detail }) => change({ time: detail.value })} />
      </FormField>
      <FormField label={t`Time zone`}>
        <Select
          selectedOption={{ value: draft.zone, label: draft.zone }}
          options={zones}
          virtualScroll
          filteringType="auto"
          filteringAriaLabel={t`Find a time zone`}
          filteringPlaceholder={t`Find a time zone`}
          empty={t`No such time zone`}
          onChange={({ detail }) => change({ zone: detail.selectedOption.value ?? draft.zone })}
        />
      </FormField>
    </SpaceBetween>
  )
}
