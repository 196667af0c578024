import { describe, expect, it } from 'vitest'
import { formatted, offsetOf } from './json-text.ts'

describe('the text of a policy', () => {
  it('is set out line by line', () => {
    expect(formatted('{"Version":"2012-10-17"}')).toBe('{\n  "Version": "2012-10-17"\n}')
  })

  it('stays as it is while it cannot be read', () => {
    expect(formatted('{"Version":')).toBeNull()
  })

  it.each([
    [1, 1, 0],
    [2, 3, 4],
    [9, 1, 6],
    [2, 99, 6],
  ])('has line %i column %i at %i', (line, column, offset) => {
    expect(offsetOf('{\n  "a', line, column)).toBe(offset)
  })
})
