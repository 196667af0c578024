/** The time zones that a person chooses from, as the browser knows them. */

/** All names of the IANA database, with the chosen one, which another browser may have known under another name. */
export function timeZones(chosen: string | null, all: readonly string[] = Intl.supportedValuesOf('timeZone')): string[] {
  const names = new Set(['UTC', ...all])
  if (chosen !== null) names.add(chosen)
  return [...names].sort()
}

/** "new york" finds America/New_York: spaces, underscores and slashes are the same to whoever types. */
export function matches(zone: string, wanted: string): boolean {
  const plain = (text: string) => text.toLowerCase().replaceAll(/[\s_/]+/gu, ' ').trim()
  return plain(wanted)
    .split(' ')
    .every((word) => plain(zone).includes(word))
}

/** How far the zone is from UTC at this moment, as "UTC+02:00". */
export function offset(zone: string, at: Date): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(at)
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
  return /^GMT([+-]00:00)?$/u.test(name) ? 'UTC' : name.replace('GMT', 'UTC')
}
