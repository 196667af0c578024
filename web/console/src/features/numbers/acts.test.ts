import type { NumberRow } from '@carillon/shared/api'
import { spec } from '@carillon/shared/testing'
import { describe, expect, it } from 'vitest'
import { obstacleTo } from './acts.ts'

const number = (status: NumberRow['status'], product: NumberRow['product'] = 'BusinessCalling') => ({ status, product }) as NumberRow
const [free, taken, gone] = [number('Unassigned'), number('Assigned'), number('DeleteInProgress')]

describe('what can be done to numbers', () => {
  it(spec('PORT-25')`takes a choice, and for some acts a choice of one`, () => {
    expect(obstacleTo('delete', [])).toBe('none-chosen')
    expect(obstacleTo('assign', [free, free])).toBe('one-only')
    expect(obstacleTo('unique-name', [free, free])).toBe('one-only')
    expect(obstacleTo('default-name', [free, taken])).toBeNull()
  })

  it(spec('DELQ-02')`leaves assigned numbers out of a deletion, and the deletion with them`, () => {
    expect(obstacleTo('delete', [free, free])).toBeNull()
    expect(obstacleTo('delete', [free, taken])).toBe('assigned')
  })

  it('gives people only free numbers for Business Calling, and takes only what they have', () => {
    expect(obstacleTo('assign', [free])).toBeNull()
    expect(obstacleTo('assign', [taken])).toBe('assigned')
    expect(obstacleTo('assign', [number('Unassigned', 'VoiceConnector')])).toBe('product')
    expect(obstacleTo('unassign', [taken, taken])).toBeNull()
    expect(obstacleTo('unassign', [free])).toBe('unassigned')
  })

  it('is done in the inventory only', () => {
    expect(obstacleTo('delete', [gone])).toBe('elsewhere')
    expect(obstacleTo('details', [gone])).toBeNull()
  })
})
