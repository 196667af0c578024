import { describe, expect, it } from 'vitest'
import { numberText } from './number-text.ts'

describe('a phone number', () => {
  it.each([
    ['+12065550100', '+1 206-555-0100'],
    ['+4930123456', '+4930123456'],
    ['nonsense', 'nonsense'],
  ])('%s is read as %s', (number, text) => {
    expect(numberText(number)).toBe(text)
  })
})
