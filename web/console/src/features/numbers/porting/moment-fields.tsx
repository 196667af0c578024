/** A date and a time of day in the zone of this browser. */
import DatePicker from '@cloudscape-design/components/date-picker'
import FormField from '@cloudscape-design/components/form-field'
import SpaceBetween from '@cloudscape-design/components/space-between'
import TimeInput from '@cloudscape-design/components/time-input'
import { useLingui } from '@lingui/react/macro'

interface Props {
  dateLabel: string
  timeLabel: string
  date: string
  time: string
  fault: boolean
  onChange: (change: { date?: string; time?: string }) => void
}

export function MomentFields({ dateLabel, timeLabel, date, time, fault, onChange }: Props) {
  const { t } = useLingui()
  return (
    <SpaceBetween direction="horizontal" size="m">
      <FormField label={dateLabel} constraintText={t`As YYYY/MM/DD.`} errorText={fault ? t`Enter a date and a time that lie ahead.` : null}>
        <DatePicker
          value={date}
          placeholder={t`YYYY/MM/DD`}
          i18nStrings={{
            openCalendarAriaLabel: (chosen) => (chosen === null ? t`Choose a date` : t`Choose a date, ${chosen} is chosen`),
            previousMonthAriaLabel: t`Previous month`,
            nextMonthAriaLabel: t`Next month`,
            todayAriaLabel: t`Today`,
          }}
          onChange={({ detail }) => onChange({ date: detail.value })}
        />
      </FormField>
      <FormField label={timeLabel} constraintText={t`24 hours, as hh:mm.`}>
        <TimeInput value={time} format="hh:mm" placeholder="hh:mm" onChange={({ detail }) => onChange({ time: detail.value })} />
      </FormField>
    </SpaceBetween>
  )
}
