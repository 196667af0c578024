import { describe, expect, it } from 'vitest'
import { initialsOf } from './face.tsx'

describe('initials', () => {
  it.each([
    ['Alice', 'A'],
    ['alice van example', 'AE'],
    ['ring (Bot)', 'RB'],
    ['“Ali” Example', 'AE'],
    ['😀 Bob', '😀B'],
    ['(', '('],
    ['', ''],
  ])('of %s are %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials)
  })
})
