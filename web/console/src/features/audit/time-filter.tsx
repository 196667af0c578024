/** During what time: the last hours or days, or from one moment to another in the reader's own zone. */
import DateRangePicker, { type DateRangePickerProps } from '@cloudscape-design/components/date-range-picker'
import { shownTag } from '@carillon/shared/i18n'
import { useLingui } from '@lingui/react/macro'
import type { EventSearch } from './event-filters.ts'
import { searchDuring } from './event-filters.ts'
import { ownZone } from '../../shared/moments.tsx'
import { pickedOf, rangeOf } from './time-range.ts'

const HISTORY_DAYS = 90
const UNITS = ['minute', 'hour', 'day', 'week'] as const

export function TimeFilter({ search, onChange }: { search: EventSearch; onChange: (search: EventSearch) => void }) {
  const { t } = useLingui()
  const zone = ownZone()
  const isValid = (value: DateRangePickerProps.Value | null): DateRangePickerProps.ValidationResult => {
    if (value?.type === 'absolute' && (value.startDate === '' || value.endDate === '')) return { valid: false, errorMessage: t`Choose the first and the last day.` }
    if (value?.type === 'absolute' && value.startDate > value.endDate) return { valid: false, errorMessage: t`The end is before the beginning.` }
    return { valid: true }
  }
  return (
    <DateRangePicker
      value={pickedOf(search)}
      onChange={({ detail }) => onChange(searchDuring(rangeOf(detail.value), search))}
      relativeOptions={OPTIONS.map(({ amount, unit }) => ({ key: `${amount}${unit}`, amount, unit, type: 'relative' as const }))}
      isValidRange={isValid}
      customRelativeRangeUnits={[...UNITS]}
      placeholder={t`The last ${HISTORY_DAYS} days`}
      locale={shownTag()}
      absoluteFormat="long-localized"
      i18nStrings={{ dateTimeConstraintText: t`Times are those of ${zone}.` }}
      ariaLabel={t`Time of the events`}
      showClearButton
    />
  )
}

const OPTIONS = [
  { amount: 30, unit: 'minute' },
  { amount: 1, unit: 'hour' },
  { amount: 12, unit: 'hour' },
  { amount: 1, unit: 'day' },
  { amount: 7, unit: 'day' },
] as const
