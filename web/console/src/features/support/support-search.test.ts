import { describe, expect, it } from 'vitest'
import { supportSearch } from './support-search.ts'

describe('the address of a list of requests', () => {
  it('keeps what it can mean and nothing else', () => {
    const whole = { tab: 'logs', search: 'sound', status: 'waiting', category: 'Chat', mine: 'true', assignee: 'me', page: '2' }
    expect(supportSearch(whole)).toEqual({ ...whole, page: 2 })
    expect(supportSearch({ status: 'all' })).toEqual({ status: 'all' })
    expect(supportSearch({ tab: '', search: '', status: 'lost', category: 'Pets', mine: 'no', assignee: 'bob', page: '1' })).toEqual({})
  })
})
