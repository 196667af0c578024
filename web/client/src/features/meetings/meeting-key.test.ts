import { spec } from '@carillon/shared/testing'
import { describe, expect, it } from 'vitest'
import { numberShown, readKey } from './meeting-key.ts'

const LINK_KEY = 'aB3_-dE5fG7hI9jK1lM3nO'

describe('what leads to a meeting', () => {
  it(spec('U:JON-06')`is its ten digits, however they are written`, () => {
    for (const written of ['1234567890', '1234 56 7890', ' 1234 56 7890\n', '1234-56-7890', '1234\u00a056\u00a07890', '１２３４ ５６ ７８９０'])
      expect(readKey(written), written).toBe('1234567890')
  })

  it('is its link, whole or the end of it', () => {
    const ways = [LINK_KEY, `http://meet.example.com/meet/${LINK_KEY}`, `/meet/${LINK_KEY}?from=mail`, `Join us: https://meet.example.com/meet/${LINK_KEY} at ten`]
    for (const written of ways) expect(readKey(written), written).toBe(LINK_KEY)
    expect(readKey('https://meet.example.com/meet/1234%2056%207890')).toBe('1234567890')
    expect(readKey(`https://meet.example.com/meetings/m1?key=${LINK_KEY}`)).toBe(LINK_KEY)
    expect(readKey('https://meet.example.com/meetings/m1?key=%221234567890%22')).toBe('1234567890')
  })

  it('is nothing else', () => {
    for (const written of ['', '   ', '123456789', '12345678901', 'hello', 'https://example.com/rooms/1', '/meet/', '/meet/short', '/meet/%E0%A4%A', '1234 56 789O'])
      expect(readKey(written), written).toBeNull()
  })
})

it('an ID is shown in groups', () => {
  expect(numberShown('1234567890')).toBe('1234 56 7890')
})
