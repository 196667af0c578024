/** A time as the picker has it, and as it stands in the address. */
import type { DateRangePickerProps } from '@cloudscape-design/components/date-range-picker'
import type { EventSearch, Range } from './event-filters.ts'

type Picked = DateRangePickerProps.Value | null

const LETTERS: Readonly<Record<string, string>> = { minute: 'm', hour: 'h', day: 'd' }
const DAYS: Readonly<Record<string, number>> = { week: 7, month: 30, year: 365 }
const WORDS = { m: 'minute', h: 'hour', d: 'day' } as const
const EARLIEST = '2000-01-01T00:00:00.000Z'
const LATEST = '2100-01-01T00:00:00.000Z'

export function rangeOf(picked: Picked): Range {
  if (picked === null) return {}
  if (picked.type === 'absolute') return { start: new Date(picked.startDate).toISOString(), end: new Date(picked.endDate).toISOString() }
  const { amount, unit } = picked
  const letter = LETTERS[unit]
  if (letter !== undefined) return { last: `${amount}${letter}` }
  return { last: `${amount * (DAYS[unit] ?? 1)}d` }
}

export function pickedOf({ last, start, end }: EventSearch): Picked {
  const [, amount, letter] = /^(\d+)([mhd])$/.exec(last ?? '') ?? []
  if (amount !== undefined && letter !== undefined) {
    const unit = WORDS[letter as keyof typeof WORDS]
    return { type: 'relative', amount: Number(amount), unit, key: `${amount}${unit}` }
  }
  if (start === undefined && end === undefined) return null
  return { type: 'absolute', startDate: start ?? EARLIEST, endDate: end ?? LATEST }
}
