/** What is sent as diagnostic logs. */
import { LONGEST_TEXT, type ConnectionNote, type Diary, type ErrorNote } from './diary.ts'

export interface Logs {
  client_version: string
  browser: string
  language: string
  zone: string
  screen: string
  errors: readonly ErrorNote[]
  connections: readonly ConnectionNote[]
}

export interface Surroundings {
  version: string
  userAgent: string
  language: string
  zone: string
  width: number
  height: number
}

export const logsOf = ({ version, userAgent, language, zone, width, height }: Surroundings, { errors, connections }: Diary): Logs => ({
  client_version: version,
  browser: userAgent.slice(0, LONGEST_TEXT),
  language,
  zone,
  screen: `${width}x${height}`,
  errors,
  connections,
})

export const surroundings = (version: string): Surroundings => ({
  version,
  userAgent: navigator.userAgent,
  language: navigator.language,
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  width: window.innerWidth,
  height: window.innerHeight,
})
