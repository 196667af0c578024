import { describe, expect, it } from 'vitest'
import { loudness } from './loudness.ts'

const tone = (amplitude: number) => Float32Array.from({ length: 480 }, (_, index) => amplitude * Math.sin(index / 5))

describe('the level meter', () => {
  it('shows nothing for silence and everything for a shout', () => {
    expect(loudness(tone(0), 0)).toBe(0)
    expect(loudness(tone(1), 0)).toBe(1)
  })

  it('shows more for louder sound', () => {
    const levels = [0.002, 0.02, 0.2].map((amplitude) => loudness(tone(amplitude), 0))
    expect(levels).toEqual([...levels].sort((one, other) => one - other))
    expect(levels[0]).toBeGreaterThan(0)
  })

  it('rises at once and falls slowly', () => {
    const loud = loudness(tone(1), 0)
    const after = loudness(tone(0), loud)
    expect(after).toBeLessThan(loud)
    expect(after).toBeGreaterThan(loud / 2)
  })

  it('has nothing to show without samples', () => {
    expect(loudness(new Float32Array(), 0)).toBe(0)
  })
})
