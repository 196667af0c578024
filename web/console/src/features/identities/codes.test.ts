import { expect, it } from 'vitest'
import { isCode, seedInGroups } from './codes.ts'

it('a code has six digits, however they are parted', () => {
  expect(isCode('123456')).toBe(true)
  expect(isCode('123 456')).toBe(true)
  for (const other of ['', '12345', '1234567', '12345a']) expect(isCode(other)).toBe(false)
})

it('a seed is read in groups of four', () => {
  expect(seedInGroups('ABCDEFGHIJ')).toBe('ABCD EFGH IJ')
})
