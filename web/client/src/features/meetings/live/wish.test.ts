import { describe, expect, it } from 'vitest'
import { Wish } from './wish.ts'

/** A switch whose every turn waits to be let through. */
class Slow {
  readonly turned: boolean[] = []
  readonly failures: unknown[] = []
  private readonly waiting: { on: boolean; done: () => void; fail: (error: unknown) => void }[] = []
  readonly wish = new Wish(
    (on) => new Promise<void>((done, fail) => this.waiting.push({ on, done, fail })),
    (error) => this.failures.push(error),
  )

  async let(outcome: 'through' | 'fail' = 'through'): Promise<void> {
    const next = this.waiting.shift()
    if (outcome === 'through') {
      this.turned.push(next?.on ?? false)
      next?.done()
    } else next?.fail('broken')
    await Promise.resolve()
    await Promise.resolve()
  }
}

describe('a switch that takes its time', () => {
  it('is turned once for several wishes that come to the same', async () => {
    const slow = new Slow()
    const done = slow.wish.set(true)
    void slow.wish.set(false)
    void slow.wish.set(true)
    await slow.let()
    await done
    expect(slow.turned).toEqual([true])
  })

  it('is turned back when it was only held for a moment', async () => {
    const slow = new Slow()
    const done = slow.wish.set(true)
    void slow.wish.set(false)
    await slow.let()
    await slow.let()
    await done
    expect(slow.turned).toEqual([true, false])
  })

  it('tells of a failure and stands as before', async () => {
    const slow = new Slow()
    const done = slow.wish.set(true)
    await slow.let('fail')
    await done
    expect(slow.failures).toEqual(['broken'])
    expect(slow.wish.wanted).toBe(false)
  })

  it('is not turned to where somebody else has turned it', async () => {
    const slow = new Slow()
    const done = slow.wish.set(true)
    await slow.let()
    await done
    slow.wish.found(false)
    await slow.wish.set(false)
    expect(slow.turned).toEqual([true])
  })
})
