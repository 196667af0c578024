/** What a level meter shows for a moment of sound: from 0 for silence to 1 for as loud as it gets. */
const QUIETEST = -60
const LOUDEST = -6
/** It falls slower than it rises, as eyes expect it. */
const FALL = 0.9

export function loudness(samples: Float32Array, before: number): number {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, samples.length)
  const decibels = power === 0 ? -Infinity : 10 * Math.log10(power)
  const level = Math.min(1, Math.max(0, (decibels - QUIETEST) / (LOUDEST - QUIETEST)))
  return Math.max(level, before * FALL)
}
