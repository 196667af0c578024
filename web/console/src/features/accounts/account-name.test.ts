import { describe, expect, it } from 'vitest'
import { nameFault } from './account-name.ts'

describe('the name of an account', () => {
  it('has 1 to 100 characters', () => {
    expect(nameFault('')).toBe('empty')
    expect(nameFault('   ')).toBe('empty')
    expect(nameFault('a')).toBeNull()
    expect(nameFault('a'.repeat(100))).toBeNull()
    expect(nameFault('a'.repeat(101))).toBe('long')
  })

  it('counts characters, not their parts, and no space around them', () => {
    expect(nameFault('🔔'.repeat(100))).toBeNull()
    expect(nameFault(` ${'a'.repeat(100)} `)).toBeNull()
  })

  it('stays on one line', () => {
    expect(nameFault('Sales\nNorth')).toBe('unprintable')
  })
})
