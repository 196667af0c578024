import { describe, expect, it } from 'vitest'
import { dayText, relativeTime } from './time.ts'

const now = new Date(2026, 10, 21, 12, 0, 0)
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000)

describe('relative times', () => {
  it('are relative under a day', () => {
    expect(relativeTime(minutesAgo(0), now, 'en')).toBe('now')
    expect(relativeTime(minutesAgo(5), now, 'en')).toBe('5 minutes ago')
    expect(relativeTime(minutesAgo(180), now, 'en')).toBe('3 hours ago')
  })

  it('become dates after a day, with the year when it is another one', () => {
    expect(relativeTime(minutesAgo(3 * 24 * 60), now, 'en')).toBe('Nov 18')
    expect(relativeTime(new Date(2025, 1, 2), now, 'en')).toBe('Feb 2, 2025')
  })
})

describe('day headings', () => {
  it('name today and yesterday and count by calendar days', () => {
    expect(dayText(new Date(2026, 10, 21, 0, 1), now, 'en')).toBe('Today')
    expect(dayText(new Date(2026, 10, 20, 23, 59), now, 'en')).toBe('Yesterday')
    expect(dayText(new Date(2026, 10, 19, 9), now, 'en')).toBe('Thursday, November 19')
  })
})
