/** A retention period as it is typed, and as days. */
export type Unit = 'days' | 'weeks' | 'years'

export interface TypedPeriod {
  isOn: boolean
  number: string
  unit: Unit
}

const DAYS: Readonly<Record<Unit, number>> = { days: 1, weeks: 7, years: 365 }
export const UNITS: readonly Unit[] = ['days', 'weeks', 'years']
export const LONGEST_YEARS = 15
const FIRST = 90

/** In the largest unit that fits without a rest. */
export function typed(days: number | null): TypedPeriod {
  if (days === null) return { isOn: false, number: String(FIRST), unit: 'days' }
  const unit = UNITS.findLast((each) => days % DAYS[each] === 0) ?? 'days'
  return { isOn: true, number: String(days / DAYS[unit]), unit }
}

/** Days, null for ever, or undefined while nothing sensible is typed. */
export function daysOf({ isOn, number, unit }: TypedPeriod, longest: number): number | null | undefined {
  if (!isOn) return null
  if (!/^\d{1,5}$/.test(number.trim())) return undefined
  const days = Number(number.trim()) * DAYS[unit]
  return days >= 1 && days <= longest ? days : undefined
}
