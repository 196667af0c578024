/** What the list of users shows, as it stands in its address, as tokens of its filter, and as the server is asked. */
import type { Query, Registration } from '@carillon/shared/api'

export const CHOICES = {
  registration: ['Registered', 'Unregistered', 'Suspended', 'Released'],
  permission: ['Pro', 'Basic', 'ProTrial'],
  user_type: ['PrivateUser', 'SharedDevice'],
} as const satisfies { registration: readonly Registration[]; permission: readonly string[]; user_type: readonly string[] }
export type ChoiceName = keyof typeof CHOICES

export const DATES = ['invited', 'joined', 'active'] as const
export type DateName = (typeof DATES)[number]

const SORTS = ['email', 'name', 'registration', 'permission', 'user_type', 'invited', 'joined', 'active'] as const
export type SortedBy = (typeof SORTS)[number]

/** Several registrations or permissions stand between commas; dates are the reader's own days, as 2026-11-21. */
export interface UsersSearch extends Partial<Record<ChoiceName | `${DateName}_from` | `${DateName}_before`, string>> {
  search?: string
  page?: number
  sort?: SortedBy
  descending?: 'true'
}

export interface UserToken {
  property: ChoiceName | DateName
  operator: '=' | '>=' | '<'
  value: string
}

const DAY = /^\d{4}-\d{2}-\d{2}$/

export function usersSearch(raw: Record<string, unknown>): UsersSearch {
  const page = Number(raw.page)
  const sort = SORTS.find((known) => known === raw.sort)
  return {
    ...(typeof raw.search === 'string' && raw.search !== '' ? { search: raw.search } : {}),
    ...filtersIn(raw),
    ...(sort === undefined || sort === 'email' ? {} : { sort }),
    ...(raw.descending === 'true' || raw.descending === true ? { descending: 'true' as const } : {}),
    ...(Number.isInteger(page) && page > 1 ? { page } : {}),
  }
}

function filtersIn(raw: Record<string, unknown>): UsersSearch {
  const found: UsersSearch = {}
  for (const name of Object.keys(CHOICES) as ChoiceName[]) {
    const text = raw[name]
    const words = typeof text === 'string' ? text.split(',') : []
    const known = CHOICES[name].filter((word) => words.includes(word))
    // Of one type or of any: a list of both narrows nothing.
    if (known.length > 0 && (name !== 'user_type' || known.length === 1)) found[name] = known.join(',')
  }
  for (const name of DATES) {
    for (const end of [`${name}_from`, `${name}_before`] as const) {
      const day = raw[end]
      if (typeof day === 'string' && DAY.test(day) && !Number.isNaN(Date.parse(day))) found[end] = day
    }
  }
  return found
}

export const tokensOf = (search: UsersSearch): UserToken[] => [
  ...(Object.keys(CHOICES) as ChoiceName[]).flatMap((property) =>
    (search[property]?.split(',') ?? []).map((value): UserToken => ({ property, operator: '=', value })),
  ),
  ...DATES.flatMap((property): UserToken[] => [
    ...(search[`${property}_from`] === undefined ? [] : [{ property, operator: '>=' as const, value: search[`${property}_from`] ?? '' }]),
    ...(search[`${property}_before`] === undefined ? [] : [{ property, operator: '<' as const, value: search[`${property}_before`] ?? '' }]),
  ]),
]

/** The text and the order stay, the page begins anew; of two dates of one kind the later token counts. */
export function searchWith(tokens: readonly UserToken[], { search, sort, descending }: UsersSearch): UsersSearch {
  const found: Record<string, string> = {}
  for (const { property, operator, value } of tokens) {
    const before = found[property]
    if (operator === '=') found[property] = before === undefined || property === 'user_type' ? value : `${before},${value}`
    else found[operator === '>=' ? `${property}_from` : `${property}_before`] = value
  }
  return usersSearch({ search, sort, descending, ...found })
}

export const isNarrowed = (search: UsersSearch): boolean => search.search !== undefined || tokensOf(search).length > 0

/** The filter alone, as the server takes it: days become the moments at which they begin where the reader is. */
export function filterOf(search: UsersSearch): Query {
  const query: Record<string, string> = {}
  if (search.search !== undefined) query['search'] = search.search
  for (const { property, operator, value } of tokensOf(search)) {
    if (operator === '=') query[property] = search[property as ChoiceName] ?? value
    else query[operator === '>=' ? `${property}_from` : `${property}_before`] = new Date(`${value}T00:00:00`).toISOString()
  }
  return query
}

export const orderOf = ({ sort, descending }: UsersSearch): Query => ({
  ...(sort === undefined ? {} : { sort }),
  ...(descending === undefined ? {} : { descending }),
})
