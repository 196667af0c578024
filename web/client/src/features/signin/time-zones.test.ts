import { describe, expect, it } from 'vitest'
import { matches, offset, timeZones } from './time-zones.ts'

describe('time zones', () => {
  it('are those of the browser, UTC and the chosen one', () => {
    expect(timeZones('Asia/Kolkata', ['Europe/Zurich', 'Asia/Calcutta'])).toEqual(['Asia/Calcutta', 'Asia/Kolkata', 'Europe/Zurich', 'UTC'])
    expect(timeZones(null)).toContain('Europe/Zurich')
  })

  it('are found by any words of their names', () => {
    expect(matches('America/New_York', 'new york')).toBe(true)
    expect(matches('America/New_York', 'york amer')).toBe(true)
    expect(matches('America/New_York', 'paris')).toBe(false)
    expect(matches('Europe/Paris', '')).toBe(true)
  })

  it('say how far from UTC they are on a day', () => {
    expect(offset('Europe/Zurich', new Date('2026-11-21T03:00:00Z'))).toBe('UTC+01:00')
    expect(offset('Europe/Zurich', new Date('2026-07-21T03:00:00Z'))).toBe('UTC+02:00')
    expect(offset('UTC', new Date('2026-11-21T03:00:00Z'))).toBe('UTC')
  })
})
