import { describe, expect, it } from 'vitest'
import { inviteAll } from './invite-all.ts'

const addresses = Array.from({ length: 120 }, (_, number) => `person${number}@example.com`)
const invited = (batch: readonly string[]) => ({
  results: batch.map((address) => ({ address, outcome: 'invited' as const, message: '' })),
})

describe('inviting many', () => {
  it('asks for at most fifty at a time', async () => {
    const sizes: number[] = []
    const sent = await inviteAll('a1', addresses, (_account, batch) => {
      sizes.push(batch.length)
      return Promise.resolve(invited(batch))
    })
    expect(sizes).toEqual([50, 50, 20])
    expect(sent).toMatchObject({ unsent: [], error: null })
    expect(sent.results).toHaveLength(120)
  })

  it('tells what went out when the rest did not', async () => {
    let calls = 0
    const sent = await inviteAll('a1', addresses, (_account, batch) => {
      calls += 1
      return calls === 2 ? Promise.reject(new Error('gone')) : Promise.resolve(invited(batch))
    })
    expect(sent.results).toHaveLength(50)
    expect(sent.unsent).toHaveLength(70)
  })

  it('fails as a whole when nothing went out', async () => {
    await expect(inviteAll('a1', addresses, () => Promise.reject(new Error('gone')))).rejects.toThrow('gone')
  })
})
