/** The time zone in which a person reads every time; the browser's own until one is chosen. */
import { Select, type OptionsFilter } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { useMemo } from 'react'
import { useNow } from '../../shared/use-now.ts'
import { matches, offset, timeZones } from './time-zones.ts'

const BROWSER = ''

const filter: OptionsFilter = ({ options, search, limit }) =>
  options.filter((option) => 'value' in option && matches(option.label, search)).slice(0, limit)

export function TimeZoneField({ value, browser, onChange }: { value: string | null; browser: string; onChange: (zone: string | null) => void }) {
  const { t } = useLingui()
  const now = useNow()
  const names = useMemo(() => timeZones(value), [value])
  const data = [{ value: BROWSER, label: t`As the browser says (${browser})` }, ...names.map((name) => ({ value: name, label: name }))]
  const shown = offset(value ?? browser, now)
  return (
    <Select
      label={t`Time zone`}
      description={t`Every time is shown to you in it. Now ${shown}.`}
      data={data}
      value={value ?? BROWSER}
      onChange={(chosen) => onChange(chosen === null || chosen === BROWSER ? null : chosen)}
      searchable
      allowDeselect={false}
      filter={filter}
      limit={50}
      withScrollArea={false}
      // The list itself scrolls: an area around it could not be reached with keys.
      styles={{ options: { maxHeight: 220, overflowY: 'auto' } }}
      nothingFoundMessage={t`No time zone of that name.`}
    />
  )
}
