import { ApiError } from '@carillon/shared/api'
import { spec } from '@carillon/shared/testing'
import { describe, expect, it } from 'vitest'
import { Diary, LONGEST_TEXT, MOST_NOTES, wordsOf } from './diary.ts'

const AT = new Date('2026-11-21T03:00:00Z')
const diary = () => new Diary(() => AT)

describe('the diary of the client', () => {
  it(spec('SUP-06')`keeps the latest errors, cut to their beginning`, () => {
    const kept = diary()
    for (let number = 0; number <= MOST_NOTES; number += 1) kept.error(new TypeError(`${number} ${'x'.repeat(LONGEST_TEXT)}`))
    expect(kept.errors).toHaveLength(MOST_NOTES)
    expect(kept.errors[0]).toEqual({ at: AT.toISOString(), text: `TypeError: 1 ${'x'.repeat(LONGEST_TEXT)}`.slice(0, LONGEST_TEXT) })
  })

  it('notes a connection when it changes', () => {
    const kept = diary()
    for (const state of ['opening', 'live', 'live', 'cut', 'live']) kept.connection(state)
    expect(kept.connections.map(({ state }) => state)).toEqual(['opening', 'live', 'cut', 'live'])
  })

  it('has no words of people and no addresses', () => {
    expect(wordsOf(new ApiError(404, 'RoomNotFound', 'There is no room Secret plans.', {}, 'r1'))).toBe('RoomNotFound (404) r1')
    expect(wordsOf(new Error('Failed to fetch https://carillon.example.com/meet/1234567890?key=s now'))).toBe('Error: Failed to fetch (address) now')
    expect(wordsOf('Hello Bob')).toBe('string')
  })
})
