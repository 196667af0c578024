import { describe, expect, it } from 'vitest'
import { tailOf } from './sealing.ts'

const sealing = (oldest_unsealed_at: string | null, unsealed = 2) => ({
  head_number: 7,
  head_digest: 'd',
  unsealed,
  oldest_unsealed_at,
  now: '2026-11-21T12:00:00Z',
})

describe('what is not sealed yet', () => {
  it('has an age by the server’s clock', () => {
    expect(tailOf(sealing('2026-11-21T11:59:57Z'))).toEqual({ count: 2, seconds: 3, isLate: false })
    expect(tailOf(sealing(null, 0))).toEqual({ count: 0, seconds: 0, isLate: false })
  })

  it('is late after a minute', () => {
    expect(tailOf(sealing('2026-11-21T11:58:59Z')).isLate).toBe(true)
  })
})
