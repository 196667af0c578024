/** Times as people read them: relative under a day, else the date, in their own zone and format. */
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

export function relativeTime(at: string | Date, now: Date, tag: string): string {
  const then = new Date(at)
  const passed = now.getTime() - then.getTime()
  const words = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' })
  if (Math.abs(passed) < MINUTE) return words.format(0, 'second')
  if (Math.abs(passed) < HOUR) return words.format(-Math.round(passed / MINUTE), 'minute')
  if (Math.abs(passed) < DAY) return words.format(-Math.round(passed / HOUR), 'hour')
  return dateText(then, now, tag)
}

/** A date, with the year only when it is another one. */
export function dateText(at: string | Date, now: Date, tag: string): string {
  const then = new Date(at)
  const year = then.getFullYear() === now.getFullYear() ? {} : ({ year: 'numeric' } as const)
  return new Intl.DateTimeFormat(tag, { month: 'short', day: 'numeric', ...year }).format(then)
}

export const exactTime = (at: string | Date, tag: string): string =>
  new Intl.DateTimeFormat(tag, { dateStyle: 'full', timeStyle: 'medium' }).format(new Date(at))

export const clockTime = (at: string | Date, tag: string): string =>
  new Intl.DateTimeFormat(tag, { hour: 'numeric', minute: '2-digit' }).format(new Date(at))

/** The heading of a day in a timeline: today, yesterday, or the date. */
export function dayText(at: string | Date, now: Date, tag: string): string {
  const days = Math.round((midnight(now).getTime() - midnight(new Date(at)).getTime()) / DAY)
  if (days === 0 || days === 1) return capital(new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }).format(-days, 'day'), tag)
  const year = days > 300 ? ({ year: 'numeric' } as const) : {}
  return new Intl.DateTimeFormat(tag, { weekday: 'long', month: 'long', day: 'numeric', ...year }).format(new Date(at))
}

export const sameDay = (one: string, other: string): boolean =>
  midnight(new Date(one)).getTime() === midnight(new Date(other)).getTime()

const midnight = (at: Date): Date => new Date(at.getFullYear(), at.getMonth(), at.getDate())
const capital = (text: string, tag: string): string => text.slice(0, 1).toLocaleUpperCase(tag) + text.slice(1)
