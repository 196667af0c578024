import { describe, expect, it } from 'vitest'
import { EVERY_REGION, isEmpty, isSame, selectionOf, wishOf } from './region-wish.ts'

describe('the regions that are wanted', () => {
  it('are all, or those that were picked, in one order', () => {
    expect(selectionOf(EVERY_REGION)).toBeNull()
    expect(selectionOf({ all: false, picked: ['paris', 'milan'] })).toEqual(['milan', 'paris'])
    expect(wishOf(['milan'])).toEqual({ all: false, picked: ['milan'] })
    expect(wishOf(null)).toEqual(EVERY_REGION)
  })

  it('are none when none is picked, but not when all are wanted', () => {
    expect(isEmpty({ all: false, picked: [] })).toBe(true)
    expect(isEmpty(EVERY_REGION)).toBe(false)
  })

  it('differ only in what would be kept', () => {
    expect(isSame({ all: true, picked: ['milan'] }, EVERY_REGION)).toBe(true)
    expect(isSame({ all: false, picked: ['milan'] }, EVERY_REGION)).toBe(false)
    expect(isSame({ all: false, picked: ['paris', 'milan'] }, { all: false, picked: ['milan', 'paris'] })).toBe(true)
  })
})
