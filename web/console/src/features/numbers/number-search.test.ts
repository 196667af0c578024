import { describe, expect, it } from 'vitest'
import { numbersSearch } from './number-search.ts'

describe('the address of the page of numbers', () => {
  it('opens the inventory when it says nothing', () => {
    expect(numbersSearch({})).toEqual({})
    expect(numbersSearch({ tab: 'inventory' })).toEqual({})
  })

  it('keeps what makes sense of the rest', () => {
    const all = { tab: 'orders', search: '206', page: '3', status: 'Failed', sort: 'changed', descending: 'true' }
    expect(numbersSearch(all)).toEqual({ ...all, page: 3 })
    expect(numbersSearch({ tab: 'nowhere', page: 'x', status: 'Failed', type: 'Odd', sort: 'colour', descending: '1' })).toEqual({})
  })
})
