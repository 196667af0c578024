import { describe, expect, it } from 'vitest'
import { inBatches, typedAddresses } from './typed-addresses.ts'

describe('typed addresses', () => {
  it('stand between semicolons, commas, spaces or lines', () => {
    const all = ['a@example.com', 'b@example.com', 'c@example.com', 'd@example.com']
    expect(typedAddresses(' a@example.com;b@example.com, c@example.com\nd@example.com; ')).toEqual(all)
  })

  it('count once, however they are spelled', () => {
    expect(typedAddresses('Bob@example.com; bob@EXAMPLE.com')).toEqual(['Bob@example.com'])
  })

  it('go out in batches that the server takes', () => {
    expect(inBatches([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]])
    expect(inBatches([])).toEqual([])
  })
})
