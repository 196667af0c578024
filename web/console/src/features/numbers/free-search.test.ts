import { spec } from '@carillon/shared/testing'
import { describe, expect, it } from 'vitest'
import { AT_FIRST, countriesForPeople, faultOf, queryOf } from './free-search.ts'

describe('looking for free numbers', () => {
  it('takes an area code of three digits, or a state', () => {
    expect(faultOf(AT_FIRST)).toBe('area-code')
    expect(faultOf({ ...AT_FIRST, areaCode: '20' })).toBe('area-code')
    expect(faultOf({ ...AT_FIRST, areaCode: '206' })).toBeNull()
    expect(faultOf({ ...AT_FIRST, by: 'place', city: 'Seattle' })).toBe('state')
    expect(faultOf({ ...AT_FIRST, by: 'place', state: 'WA' })).toBeNull()
    expect(faultOf({ ...AT_FIRST, country: 'PR' })).toBeNull()
  })

  it(spec('PHN-10')`asks for one of them only`, () => {
    const all = { ...AT_FIRST, areaCode: '206', state: 'WA', city: ' Seattle ', prefix: '888' }
    expect(queryOf(all)).toEqual({ country: 'US', area_code: '206' })
    expect(queryOf({ ...all, by: 'place' })).toEqual({ country: 'US', state: 'WA', city: 'Seattle' })
    expect(queryOf({ ...all, by: 'toll-free' })).toEqual({ country: 'US', toll_free_prefix: '888' })
    expect(queryOf({ ...all, country: 'PR' })).toEqual({ country: 'PR', type: 'Local' })
  })

  it(spec('INTL-01')`is for countries whose numbers people may have`, () => {
    const supply = { prefixes: [], order: { papers: [], address: null, regulator_first: false }, port: null }
    expect(
      countriesForPeople([
        { ...supply, country: 'US', type: 'Local', products: ['BusinessCalling', 'VoiceConnector'] },
        { ...supply, country: 'US', type: 'TollFree', products: ['VoiceConnector'] },
        { ...supply, country: 'AU', type: 'Local', products: ['SipMediaApplicationDialIn'] },
      ]),
    ).toEqual(['US'])
  })
})
