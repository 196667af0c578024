/** A time as a clock on a wall shows it, and the zone of that wall: together one moment. */
const MINUTE = 60_000

/** How many minutes a zone is ahead of UTC at a moment. */
function ahead(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(at)
  const part = (type: string) => Number(parts.find((each) => each.type === type)?.value)
  const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'))
  return Math.round((wall - at) / MINUTE)
}

/** The moment in UTC, or null where date or time are none. */
export function momentOf(date: string, time: string, zone: string): string | null {
  const wall = Date.parse(`${date}T${time}:00Z`)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || !/^\d{2}:\d{2}$/.test(time) || Number.isNaN(wall)) return null
  // Where clocks have just been changed the first guess is on the other side of the change.
  const guess = wall - ahead(wall, zone) * MINUTE
  return new Date(wall - ahead(guess, zone) * MINUTE).toISOString()
}

export const everyZone = (): string[] => ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')]
