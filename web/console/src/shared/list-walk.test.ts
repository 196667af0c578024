import { describe, expect, it } from 'vitest'
import { walk } from './list-walk.ts'

const list = new Map([
  [null, { next_cursor: 'b' }],
  ['b', { next_cursor: 'c' }],
  ['c', { next_cursor: null }],
])

describe('walking to a page', () => {
  it('starts at the first page when nothing is known', () => {
    expect(walk(3, () => undefined)).toEqual({ cursor: null, number: 1 })
  })

  it('goes as far as pages are known', () => {
    expect(walk(3, (cursor) => (cursor === null ? { next_cursor: 'b' } : undefined))).toEqual({ cursor: 'b', number: 2 })
    expect(walk(3, (cursor) => list.get(cursor as 'b'))).toEqual({ cursor: 'c', number: 3 })
  })

  it('stops at the last page', () => {
    expect(walk(9, (cursor) => list.get(cursor as 'b'))).toEqual({ cursor: 'c', number: 3 })
  })
})
