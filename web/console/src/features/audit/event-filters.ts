/** What the event history is asked for: as it stands in the address, as tokens of the filter, and as the server takes it. */
import type { Query } from '@carillon/shared/api'

/** Filters by a text that must be the same, in the words of the address and of the server. */
const TEXTS = ['event_name', 'user_name', 'resource_name', 'resource_type', 'event_source', 'event_id', 'access_key_id', 'error_code'] as const
export type TextFilter = (typeof TEXTS)[number]
export type FilterName = TextFilter | 'read_only' | 'refused'

/** Like CloudTrail's own page the history begins with changes: reads are many and seldom looked for. */
export interface EventSearch extends Partial<Record<TextFilter, string>> {
  read_only?: 'true' | 'any'
  refused?: 'true' | 'false'
  /** The last so many minutes, hours or days, as 30m, 12h, 7d; or from one moment to another. */
  last?: string
  start?: string
  end?: string
  page?: number
}

export interface Token {
  propertyKey: FilterName
  value: string
}

const UNITS = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const
type Unit = keyof typeof UNITS
const LAST = /^([1-9]\d{0,3})([mhd])$/

export function eventSearch(raw: Record<string, unknown>): EventSearch {
  const search: EventSearch = {}
  for (const name of TEXTS) {
    const text = raw[name]
    if (typeof text === 'string' && text !== '') search[name] = text
  }
  if (raw.read_only === 'true' || raw.read_only === 'any') search.read_only = raw.read_only
  if (raw.refused === 'true' || raw.refused === 'false') search.refused = raw.refused
  if (typeof raw.last === 'string' && LAST.test(raw.last)) search.last = raw.last
  else Object.assign(search, moment('start', raw.start), moment('end', raw.end))
  const page = Number(raw.page)
  if (Number.isInteger(page) && page > 1) search.page = page
  return search
}

const moment = (name: 'start' | 'end', value: unknown) =>
  typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? { [name]: new Date(value).toISOString() } : {}

export function tokensOf(search: EventSearch): Token[] {
  const texts = TEXTS.flatMap((name): Token[] => (search[name] === undefined ? [] : [{ propertyKey: name, value: search[name] }]))
  const reads: Token[] = search.read_only === 'any' ? [] : [{ propertyKey: 'read_only', value: search.read_only ?? 'false' }]
  return [...reads, ...texts, ...(search.refused === undefined ? [] : [{ propertyKey: 'refused' as const, value: search.refused }])]
}

/** One value for each filter, the one chosen last; the time stays, the page begins anew. */
export function searchWith(tokens: readonly Token[], { last, start, end }: EventSearch): EventSearch {
  const raw: Record<string, unknown> = { last, start, end, read_only: 'any' }
  for (const { propertyKey, value } of tokens) raw[propertyKey] = value.trim()
  return eventSearch(raw)
}

export interface Range {
  last?: string
  start?: string
  end?: string
}

export function searchDuring(range: Range, search: EventSearch): EventSearch {
  return eventSearch({ ...without(search, 'last', 'start', 'end', 'page'), ...range })
}

/** Whether nothing but the beginning's own choice narrows the list. */
export const isNarrowed = (search: EventSearch): boolean => search.read_only === 'true' || Object.keys(without(search, 'page', 'read_only')).length > 0

const without = (search: EventSearch, ...names: (keyof EventSearch)[]): EventSearch =>
  Object.fromEntries(Object.entries(search).filter(([name]) => !names.includes(name as keyof EventSearch)))

const milliseconds = (last: string): number => {
  const [, amount, unit] = LAST.exec(last) ?? []
  return Number(amount ?? 0) * UNITS[(unit ?? 'm') as Unit]
}

export function queryOf(search: EventSearch, now: Date): Query {
  const { read_only, last, start } = search
  return {
    ...without(search, 'read_only', 'last', 'start', 'page'),
    ...(read_only === 'any' ? {} : { read_only: read_only ?? 'false' }),
    start: last === undefined ? start : new Date(now.getTime() - milliseconds(last)).toISOString(),
  }
}
