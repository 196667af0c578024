import { describe, expect, it } from 'vitest'
import { nameFault } from './iam-name.ts'

describe('the name of an identity', () => {
  it('is made of letters, digits and a few signs', () => {
    expect(nameFault('alice.archer+ops@example.com', 64)).toBeNull()
    for (const name of ['alice archer', 'älice', 'alice/ops']) expect(nameFault(name, 64)).toBe('signs')
  })

  it('is neither empty nor too long', () => {
    expect(nameFault('', 64)).toBe('empty')
    expect(nameFault('a'.repeat(64), 64)).toBeNull()
    expect(nameFault('a'.repeat(65), 64)).toBe('long')
  })
})
