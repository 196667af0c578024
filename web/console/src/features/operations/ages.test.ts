import { describe, expect, it } from 'vitest'
import { ageText, certificateState } from './ages.ts'

const AT = '2026-11-21T12:00:00Z'

describe('the age of a backup', () => {
  it.each([
    ['2026-11-21T11:59:50Z', 'this minute'],
    ['2026-11-21T11:30:00Z', '30 minutes ago'],
    ['2026-11-20T11:00:00Z', '25 hours ago'],
    ['2026-11-11T11:00:00Z', '10 days ago'],
    ['2026-11-21T12:00:05Z', 'this minute'],
  ])('made at %s is %s', (since, text) => {
    expect(ageText(since, AT, 'en')).toBe(text)
  })
})

describe('a certificate', () => {
  it.each([
    ['2027-01-01T00:00:00Z', 'valid'],
    ['2026-12-01T00:00:00Z', 'soon'],
    ['2026-11-21T11:00:00Z', 'over'],
  ])('that ends at %s is %s', (endsAt, state) => {
    expect(certificateState(endsAt, AT)).toBe(state)
  })
})
