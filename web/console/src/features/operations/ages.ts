/** How old something is, in whole units, and how a certificate stands. */
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const SOON = 14 * DAY

export const ageText = (since: string, at: string, tag: string): string => {
  const passed = Math.max(0, new Date(at).getTime() - new Date(since).getTime())
  const words = new Intl.RelativeTimeFormat(tag, { numeric: passed < MINUTE ? 'auto' : 'always' })
  if (passed < HOUR) return words.format(-Math.floor(passed / MINUTE), 'minute')
  if (passed < 2 * DAY) return words.format(-Math.floor(passed / HOUR), 'hour')
  return words.format(-Math.floor(passed / DAY), 'day')
}

export const certificateState = (endsAt: string, at: string): 'valid' | 'soon' | 'over' => {
  const left = new Date(endsAt).getTime() - new Date(at).getTime()
  return left < 0 ? 'over' : left < SOON ? 'soon' : 'valid'
}
