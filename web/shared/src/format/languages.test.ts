import { afterEach, describe, expect, it } from 'vitest'
import { listText, numberText, percentText } from './index.ts'
import { calendarDay, clockTime, dateText, dayText, exactTime, relativeTime, sameDay } from './time.ts'
import { keepZone, zoneName } from './zone.ts'

const now = new Date('2026-11-21T12:00:00Z')
const spoken = ['en-US', 'id-ID', 'zh-CN', 'pt-BR', 'it-IT', 'fr-FR'] as const
/** Spaces that do not break look like others. */
const plain = (text: string) => text.replace(/\s/gu, ' ')
const inAll = (write: (tag: string) => string) => spoken.map((tag) => plain(write(tag)))

afterEach(() => keepZone(null))

describe('in each language', () => {
  it('times are relative under a day', () => {
    expect(inAll((tag) => relativeTime('2026-11-21T11:55:00Z', now, tag))).toEqual([
      '5 minutes ago',
      '5 menit yang lalu',
      '5分钟前',
      'há 5 minutos',
      '5 minuti fa',
      'il y a 5 minutes',
    ])
  })

  it('dates and clocks have their own order', () => {
    keepZone('UTC')
    expect(inAll((tag) => dateText('2025-02-03T12:00:00Z', now, tag))).toEqual(['Feb 3, 2025', '3 Feb 2025', '2025年2月3日', '3 de fev. de 2025', '3 feb 2025', '3 févr. 2025'])
    expect(inAll((tag) => clockTime('2026-11-21T15:05:00Z', tag))).toEqual(['3:05 PM', '15.05', '15:05', '15:05', '15:05', '15:05'])
  })

  it('headings of days begin with a capital letter where there are any', () => {
    expect(inAll((tag) => dayText(now, now, tag))).toEqual(['Today', 'Hari ini', '今天', 'Hoje', 'Oggi', 'Aujourd’hui'])
  })

  it('numbers, shares and lists have their own signs', () => {
    expect(inAll((tag) => numberText(1234567.5, tag))).toEqual(['1,234,567.5', '1.234.567,5', '1,234,567.5', '1.234.567,5', '1.234.567,5', '1 234 567,5'])
    expect(inAll((tag) => percentText(0.25, tag))).toEqual(['25%', '25%', '25%', '25%', '25%', '25 %'])
    expect(inAll((tag) => listText(['a', 'b', 'c'], tag))).toEqual(['a, b, c', 'a, b, c', 'a、b、c', 'a, b, c', 'a, b e c', 'a, b, c'])
  })
})

describe('the time zone of the profile', () => {
  it('decides what the clock shows and on which day something was', () => {
    keepZone('Asia/Jakarta')
    expect(plain(clockTime('2026-11-21T18:30:00Z', 'fr-FR'))).toBe('01:30')
    expect(calendarDay('2026-11-21T18:30:00Z')).toBe('2026-11-22')
    expect(sameDay('2026-11-21T16:00:00Z', '2026-11-21T18:30:00Z')).toBe(false)
    expect(dayText('2026-11-21T18:30:00Z', new Date('2026-11-21T19:00:00Z'), 'en-US')).toBe('Today')
    keepZone('America/Sao_Paulo')
    expect(plain(exactTime('2026-11-21T18:30:00Z', 'pt-BR'))).toContain('15:30')
    expect(sameDay('2026-11-21T16:00:00Z', '2026-11-21T18:30:00Z')).toBe(true)
  })

  it('is the browser’s where the profile says nothing, or what no browser knows', () => {
    const browsers = zoneName()
    keepZone('Europe/Zurich')
    expect(zoneName()).toBe('Europe/Zurich')
    keepZone('Mars/Olympus')
    expect(zoneName()).toBe(browsers)
  })
})
