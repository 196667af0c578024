/** The time zone in which times are written: the one of the person's profile, or else the browser's. */
let own: string | undefined

/** As 'Europe/Zurich', for Intl; undefined where the browser's zone counts. */
export const ownZone = (): string | undefined => own

/** The zone's name, whoever chose it. */
export const zoneName = (): string => own ?? browserZone()

export const browserZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

/** Null leaves it to the browser, and so does a zone that this browser does not know. */
export function keepZone(zone: string | null): void {
  own = zone !== null && knowsZone(zone) ? zone : undefined
}

function knowsZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}
