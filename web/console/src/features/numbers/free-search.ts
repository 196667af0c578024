/** What free numbers are looked for by: at home a place, abroad nothing but the country. */
import type { NumberType, Query, Supply } from '@carillon/shared/api'

export type By = 'area' | 'place' | 'toll-free'

export interface Sought {
  country: string
  by: By
  areaCode: string
  state: string
  city: string
  prefix: string
}

export const HOME = 'US'
export const TOLL_FREE = ['800', '833', '844', '855', '866', '877', '888']
export const AT_FIRST: Sought = { country: HOME, by: 'area', areaCode: '', state: '', city: '', prefix: '800' }

export type SoughtFault = 'area-code' | 'state'

export function faultOf({ country, by, areaCode, state }: Sought): SoughtFault | null {
  if (country !== HOME) return null
  if (by === 'area' && !/^\d{3}$/.test(areaCode)) return 'area-code'
  return by === 'place' && state === '' ? 'state' : null
}

export function queryOf({ country, by, areaCode, state, city, prefix }: Sought): Query {
  if (country !== HOME) return { country, type: 'Local' satisfies NumberType }
  const places = { area: { area_code: areaCode }, place: { state, city: city.trim() }, 'toll-free': { toll_free_prefix: prefix } }
  return { country, ...places[by] }
}

/** Where numbers for people can be had. */
export const countriesForPeople = (supplies: readonly Supply[]): string[] => [
  ...new Set(supplies.filter(({ products }) => products.includes('BusinessCalling')).map(({ country }) => country)),
]
