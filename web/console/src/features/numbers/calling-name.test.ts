import { spec } from '@carillon/shared/testing'
import { describe, expect, it } from 'vitest'
import { callingNameFault, isFixed } from './calling-name.ts'

const name = { text: 'Sales', in_force: '', status: 'UpdateInProgress' as const, changed_at: null, in_force_at: null, changeable_at: null }

describe('a calling name', () => {
  it(spec('CNAM-06')`has up to 15 English letters, digits and spaces`, () => {
    expect(callingNameFault('')).toBeNull()
    expect(callingNameFault('Fifteen letters')).toBeNull()
    expect(callingNameFault('Sixteen letters!')).toBe('signs')
    expect(callingNameFault('Sixteen letters ')).toBe('long')
    expect(callingNameFault('Büro')).toBe('signs')
  })

  it(spec('CNAM-05')`cannot be changed again before seven days are over`, () => {
    const fixed = { ...name, changeable_at: '2026-11-28T03:00:00Z' }
    expect(isFixed(fixed, new Date('2026-11-28T02:59:59Z'))).toBe(true)
    expect(isFixed(fixed, new Date('2026-11-28T03:00:00Z'))).toBe(false)
    expect(isFixed(name, new Date())).toBe(false)
  })
})
