import { spec } from '@carillon/shared/testing'
import { describe, expect, it } from 'vitest'
import { daysOf, typed, type Unit } from './period.ts'

const LONGEST = 5475

describe('a retention period', () => {
  it.each<[string, Unit, number | undefined]>([
    ['1', 'days', 1],
    ['5475', 'days', 5475],
    ['5476', 'days', undefined],
    ['2', 'weeks', 14],
    ['782', 'weeks', 5474],
    ['783', 'weeks', undefined],
    ['15', 'years', 5475],
    ['16', 'years', undefined],
    ['0', 'days', undefined],
    ['-1', 'days', undefined],
    ['1.5', 'years', undefined],
    ['', 'days', undefined],
    ['1e3', 'days', undefined],
    [' 7 ', 'days', 7],
  ])(spec('RET-03', 'RET-23')`of days, weeks or years is as many days, and nothing else`, (number, unit, days) => {
    expect(daysOf({ isOn: true, number, unit }, LONGEST)).toBe(days)
  })

  it('that is off keeps messages for ever, whatever is typed', () => {
    expect(daysOf({ isOn: false, number: 'x', unit: 'days' }, LONGEST)).toBeNull()
  })

  it.each<[number, string, Unit]>([
    [14, '2', 'weeks'],
    [365, '1', 'years'],
    [5475, '15', 'years'],
    [90, '90', 'days'],
    [7, '1', 'weeks'],
  ])('of %i days is shown as %s %s', (days, number, unit) => {
    expect(typed(days)).toEqual({ isOn: true, number, unit })
  })
})
