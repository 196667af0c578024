import { describe, expect, it } from 'vitest'
import { fresh, judge, type Verdict, type Watch } from './camera-watch.ts'

function verdicts(...counted: (number | null)[]): Verdict[] {
  let watch: Watch = fresh
  return counted.map((frames) => {
    const [next, verdict] = judge(watch, frames)
    watch = next
    return verdict
  })
}

describe('a camera after a reconnect', () => {
  it('is well when its pictures go on', () => {
    expect(verdicts(10, 40)).toEqual(['look-again', 'well'])
  })

  it('is restarted when it stands still, and well when that helped', () => {
    expect(verdicts(0, 0, 5, 30)).toEqual(['look-again', 'restart', 'look-again', 'well'])
  })

  it('is switched off and on when a restart did not help, and then given up', () => {
    expect(verdicts(7, 7, 0, 0, 0, 0)).toEqual(['look-again', 'restart', 'look-again', 'renew', 'look-again', 'give-up'])
  })

  it('is left alone while nothing can be told', () => {
    expect(verdicts(null, null, null, null, null)).toEqual(['look-again', 'look-again', 'look-again', 'look-again', 'well'])
    expect(verdicts(3, null, 3, 9)).toEqual(['look-again', 'look-again', 'look-again', 'well'])
  })
})
