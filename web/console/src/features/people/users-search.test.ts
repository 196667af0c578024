import { describe, expect, it } from 'vitest'
import { filterOf, isNarrowed, orderOf, searchWith, tokensOf, usersSearch } from './users-search.ts'

describe('what the list of users shows', () => {
  it('takes from an address what makes sense, and no more', () => {
    const raw = {
      search: 'bob',
      registration: 'Suspended,Alive,Registered',
      permission: 'Gold',
      user_type: 'PrivateUser,SharedDevice',
      joined_from: '2026-11-21',
      active_before: 'yesterday',
      sort: 'joined',
      descending: true,
      page: '7',
    }
    expect(usersSearch(raw)).toEqual({ search: 'bob', registration: 'Registered,Suspended', joined_from: '2026-11-21', sort: 'joined', descending: 'true', page: 7 })
    expect(usersSearch({ search: '', sort: 'email', page: '1', user_type: 'SharedDevice' })).toEqual({ user_type: 'SharedDevice' })
  })

  it('is the same as its tokens, with its text and order, from the first page on', () => {
    const search = usersSearch({ search: 'bob', registration: 'Registered,Suspended', invited_from: '2026-01-02', invited_before: '2026-02-03', sort: 'name' })
    expect(tokensOf(search)).toEqual([
      { property: 'registration', operator: '=', value: 'Registered' },
      { property: 'registration', operator: '=', value: 'Suspended' },
      { property: 'invited', operator: '>=', value: '2026-01-02' },
      { property: 'invited', operator: '<', value: '2026-02-03' },
    ])
    expect(searchWith(tokensOf(search), { ...search, page: 9 })).toEqual(search)
  })

  it('asks the server for days as the reader has them, and for several values at once', () => {
    const search = usersSearch({ permission: 'Pro,Basic', joined_before: '2026-02-03', sort: 'active', descending: 'true' })
    expect(filterOf(search)).toEqual({ permission: 'Pro,Basic', joined_before: new Date('2026-02-03T00:00:00').toISOString() })
    expect(orderOf(search)).toEqual({ sort: 'active', descending: 'true' })
  })

  it('is narrowed by a text or a token, not by an order', () => {
    expect([{ search: 'bob' }, { user_type: 'SharedDevice' }, { sort: 'name' }, {}].map((raw) => isNarrowed(usersSearch(raw)))).toEqual([true, true, false, false])
  })
})
