/** Times as people read them: relative under a day, else the date, in their own zone and format. */
import { ownZone } from './zone.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

type Moment = string | Date
type Parts = Intl.DateTimeFormatOptions

/** Making a format takes longer than using it, and long lists use the same one for every row. */
const formats = new Map<string, Intl.DateTimeFormat>()

/** A moment in these parts, in the person's own zone unless another is named. */
export function momentIn(at: Moment, tag: string, parts: Parts, zone: string | undefined = ownZone()): string {
  const key = JSON.stringify([tag, zone, parts])
  const format = formats.get(key) ?? new Intl.DateTimeFormat(tag, { ...parts, ...(zone === undefined ? {} : { timeZone: zone }) })
  formats.set(key, format)
  return format.format(new Date(at))
}

export function relativeTime(at: Moment, now: Date, tag: string): string {
  const then = new Date(at)
  const passed = now.getTime() - then.getTime()
  const words = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' })
  if (Math.abs(passed) < MINUTE) return words.format(0, 'second')
  if (Math.abs(passed) < HOUR) return words.format(-Math.round(passed / MINUTE), 'minute')
  if (Math.abs(passed) < DAY) return words.format(-Math.round(passed / HOUR), 'hour')
  return dateText(then, now, tag)
}

/** A date, with the year only when it is another one. */
export function dateText(at: Moment, now: Date, tag: string): string {
  const year: Parts = yearOf(at) === yearOf(now) ? {} : { year: 'numeric' }
  return momentIn(at, tag, { month: 'short', day: 'numeric', ...year })
}

export const exactTime = (at: Moment, tag: string): string => momentIn(at, tag, { dateStyle: 'full', timeStyle: 'medium' })

export const clockTime = (at: Moment, tag: string): string => momentIn(at, tag, { timeStyle: 'short' })

/** The heading of a day in a timeline: today, yesterday, or the date. */
export function dayText(at: Moment, now: Date, tag: string): string {
  const days = Math.round((midnight(now) - midnight(at)) / DAY)
  if (days === 0 || days === 1) return capital(new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }).format(-days, 'day'), tag)
  const year: Parts = days > 300 ? { year: 'numeric' } : {}
  return momentIn(at, tag, { weekday: 'long', month: 'long', day: 'numeric', ...year })
}

export const sameDay = (one: string, other: string): boolean => calendarDay(one) === calendarDay(other)

/** The day as a calendar in the person's zone names it: 2026-11-21. */
export const calendarDay = (at: Moment, zone?: string): string =>
  momentIn(at, 'en-CA', { year: 'numeric', month: '2-digit', day: '2-digit' }, zone)

const yearOf = (at: Moment): string => calendarDay(at).slice(0, -6)
const midnight = (at: Moment): number => Date.parse(`${calendarDay(at)}T00:00:00Z`)
const capital = (text: string, tag: string): string => text.slice(0, 1).toLocaleUpperCase(tag) + text.slice(1)
