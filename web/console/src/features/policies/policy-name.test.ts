import { describe, expect, it } from 'vitest'
import { nameFault } from './policy-name.ts'

describe('the name of a policy', () => {
  it.each([
    ['HelpDesk', null],
    [' a+b=c,d.e@f-g_h ', null],
    ['', 'empty'],
    ['help desk', 'wrong'],
    ['Büro', 'wrong'],
    ['a/b', 'wrong'],
    ['x'.repeat(129), 'long'],
    ['office', 'taken'],
  ])('%s: %s', (name, fault) => {
    expect(nameFault(name, ['office'])).toBe(fault)
  })
})
