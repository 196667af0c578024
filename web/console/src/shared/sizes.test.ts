import { describe, expect, it } from 'vitest'
import { megabytes, sizeText } from './sizes.ts'

describe('sizes', () => {
  it.each([
    [0, '0 bytes'],
    [999, '999 bytes'],
    [12_345, '12 kB'],
    [1_234_567, '1.2 MB'],
    [56_789_000_000, '56.8 GB'],
    [7_000_000_000_000_000, '7,000 TB'],
  ])('of %i bytes reads %s', (bytes, text) => {
    expect(sizeText(bytes, 'en')).toBe(text)
  })

  it('that are limits are counted as all others', () => {
    expect(sizeText(10_000_000, 'en')).toBe(`${megabytes(10_000_000)} MB`)
    expect(megabytes(9_999_999)).toBe(9)
  })

  it('have the marks of the reader’s language', () => {
    expect(sizeText(1_234_567, 'fr')).toMatch(/^1,2.Mo$/)
  })
})
