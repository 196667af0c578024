import { expect, it } from 'vitest'
import { clockText, lengthText } from './durations.ts'

it('a running clock shows hours only when there are some', () => {
  expect(clockText(0)).toBe('0:00')
  expect(clockText(245_000)).toBe('4:05')
  expect(clockText(3_845_000)).toBe('1:04:05')
  expect(clockText(-5)).toBe('0:00')
})

it('a length is told in hours and minutes', () => {
  const from = '2026-03-02T12:00:00Z'
  expect(lengthText(from, '2026-03-02T12:00:10Z', 'en')).toBe('1 min')
  expect(lengthText(from, '2026-03-02T12:42:00Z', 'en')).toBe('42 min')
  expect(lengthText(from, '2026-03-02T14:00:00Z', 'en')).toBe('2 hr')
  expect(lengthText(from, '2026-03-02T13:05:00Z', 'en')).toBe('1 hr 5 min')
})
