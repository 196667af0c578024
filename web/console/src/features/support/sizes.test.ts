import { describe, expect, it } from 'vitest'
import { sizeText } from './sizes.ts'

describe('the size of a file', () => {
  it('is told in the unit that fits', () => {
    expect(sizeText(1, 'en')).toBe('1 byte')
    expect(sizeText(1536, 'en')).toBe('1.5 kB')
    expect(sizeText(10_485_760, 'en')).toBe('10 MB')
  })
})
