import { spec } from '@carillon/shared/testing'
import { describe, expect, it } from 'vitest'
import { eventSearch, isNarrowed, queryOf, searchDuring, searchWith, tokensOf } from './event-filters.ts'

const now = new Date('2026-11-21T12:00:00Z')

describe('the filters of the event history', () => {
  it(spec('TRAIL-03')`begin with changes, as an address without any asks for`, () => {
    expect(tokensOf({})).toEqual([{ propertyKey: 'read_only', value: 'false' }])
    expect(queryOf({}, now)).toEqual({ read_only: 'false', start: undefined })
    expect(isNarrowed({ page: 3 })).toBe(false)
  })

  it('show everything once that one is taken away', () => {
    const search = searchWith([], {})
    expect(search).toEqual({ read_only: 'any' })
    expect(tokensOf(search)).toEqual([])
    expect(queryOf(search, now).read_only).toBeUndefined()
  })

  it('come back from the address as they went into it', () => {
    const search = searchWith(
      [
        { propertyKey: 'read_only', value: 'true' },
        { propertyKey: 'user_name', value: ' alice ' },
        { propertyKey: 'refused', value: 'true' },
      ],
      { last: '7d' },
    )
    expect(eventSearch({ ...search })).toEqual(search)
    expect(queryOf(search, now)).toEqual({ read_only: 'true', user_name: 'alice', refused: 'true', start: '2026-11-14T12:00:00.000Z' })
  })

  it('take the last of two values for one thing, and begin at the first page', () => {
    const tokens = [
      { propertyKey: 'event_name' as const, value: 'CreateUser' },
      { propertyKey: 'event_name' as const, value: 'DeleteUser' },
    ]
    expect(searchWith(tokens, { page: 4, start: '2026-11-20T00:00:00Z' })).toEqual({
      read_only: 'any',
      event_name: 'DeleteUser',
      start: '2026-11-20T00:00:00.000Z',
    })
  })

  it('leave out what an address has wrong', () => {
    expect(eventSearch({ page: '0', last: 'ever', start: 'soon', refused: 'maybe', read_only: 'no', event_name: '' })).toEqual({})
  })

  it('change the time and nothing else', () => {
    const search = { user_name: 'alice', last: '1h', page: 2 }
    expect(searchDuring({ start: '2026-11-20T00:00:00+02:00' }, search)).toEqual({ user_name: 'alice', start: '2026-11-19T22:00:00.000Z' })
    expect(searchDuring({}, search)).toEqual({ user_name: 'alice' })
    expect(queryOf({ last: '30m' }, now).start).toBe('2026-11-21T11:30:00.000Z')
  })
})
