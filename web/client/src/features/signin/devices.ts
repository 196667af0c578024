/** The device behind a session, as far as its browser tells. */
export interface Device {
  browser: string | null
  system: string | null
}

const BROWSERS: readonly [RegExp, string][] = [
  [/Edg\//u, 'Edge'],
  [/OPR\//u, 'Opera'],
  [/Firefox\//u, 'Firefox'],
  [/(?:Headless)?Chrome\/|CriOS\//u, 'Chrome'],
  [/Safari\//u, 'Safari'],
]

const SYSTEMS: readonly [RegExp, string][] = [
  [/Android/u, 'Android'],
  [/iPhone|iPad/u, 'iOS'],
  [/Windows/u, 'Windows'],
  [/Mac OS X/u, 'macOS'],
  [/CrOS/u, 'ChromeOS'],
  [/Linux/u, 'Linux'],
]

const first = (table: readonly [RegExp, string][], text: string) => table.find(([pattern]) => pattern.test(text))?.[1] ?? null

export const deviceOf = (userAgent: string): Device => ({ browser: first(BROWSERS, userAgent), system: first(SYSTEMS, userAgent) })
