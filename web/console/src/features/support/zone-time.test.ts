import { spec } from '@carillon/shared/testing'
import { describe, expect, it } from 'vitest'
import { everyZone, momentOf } from './zone-time.ts'

describe('the time of an issue', () => {
  it(spec('SUP-04')`is a moment by its zone`, () => {
    expect(momentOf('2026-11-21', '12:30', 'Europe/Zurich')).toBe('2026-11-21T11:30:00.000Z')
    expect(momentOf('2026-07-21', '12:30', 'Europe/Zurich')).toBe('2026-07-21T10:30:00.000Z')
    expect(momentOf('2026-11-21', '01:00', 'Asia/Kathmandu')).toBe('2026-11-20T19:15:00.000Z')
    expect(momentOf('2026-11-21', '00:00', 'UTC')).toBe('2026-11-21T00:00:00.000Z')
  })

  it('is right also on the day when clocks are changed', () => {
    expect(momentOf('2026-03-29', '01:30', 'Europe/Zurich')).toBe('2026-03-29T00:30:00.000Z')
    expect(momentOf('2026-03-29', '03:30', 'Europe/Zurich')).toBe('2026-03-29T01:30:00.000Z')
    expect(momentOf('2026-11-01', '12:00', 'America/New_York')).toBe('2026-11-01T17:00:00.000Z')
  })

  it('is none without a date and a time', () => {
    expect(momentOf('', '12:00', 'UTC')).toBeNull()
    expect(momentOf('2026-11-21', '', 'UTC')).toBeNull()
    expect(momentOf('2026-13-41', '12:00', 'UTC')).toBeNull()
  })

  it('has every zone to choose from', () => expect(everyZone()).toContain('Europe/Zurich'))
})
