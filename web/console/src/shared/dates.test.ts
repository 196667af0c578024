import { describe, expect, it } from 'vitest'
import { dateInFull } from './dates.tsx'

describe('dates of the console', () => {
  it.each([
    ['en-US', '06/12/2020'],
    ['it', '12/06/2020'],
    ['pt-BR', '12/06/2020'],
    ['zh-CN', '2020/06/12'],
  ])('are written as people who read %s write them', (tag, written) => {
    expect(dateInFull('2020-06-12T08:00:00.000Z', tag, 'UTC')).toBe(written)
  })
})
