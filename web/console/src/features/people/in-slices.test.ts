import { ApiError } from '@carillon/shared/api'
import { describe, expect, it } from 'vitest'
import { inSlices, type Progress } from './in-slices.ts'

const ids = Array.from({ length: 120 }, (_, number) => `u${number}`)
const well = (slice: string[]) => Promise.resolve({ results: slice.map((user_id) => ({ user_id, ok: true, message: null })) })

describe('an act on many users', () => {
  it('goes in slices of fifty, tells how far it is, and answers for each', async () => {
    const sizes: number[] = []
    const seen: Progress[] = []
    const { results } = await inSlices(ids, (slice) => well(slice).finally(() => sizes.push(slice.length)), { onProgress: (progress) => seen.push(progress) })
    expect(sizes).toEqual([50, 50, 20])
    expect(seen.map(({ done }) => done)).toEqual([0, 50, 100])
    expect(results.map(({ user_id }) => user_id)).toEqual(ids)
  })

  it('tells what is done and what is not when the server fails on the way', async () => {
    const failing = (slice: string[]) => (slice[0] === 'u50' ? Promise.reject(new ApiError(503, 'Busy', 'Come again.')) : well(slice))
    const { results } = await inSlices(ids, failing)
    expect(results.filter(({ ok }) => ok)).toHaveLength(50)
    expect(results[50]).toEqual({ user_id: 'u50', ok: false, message: 'Come again.' })
    expect(results).toHaveLength(120)
  })

  it('is refused as a whole when nothing was done yet', async () => {
    await expect(inSlices(ids, () => Promise.reject(new ApiError(403, 'AccessDenied', 'No.')))).rejects.toThrow('No.')
  })

  it('begins nothing more once it is stopped', async () => {
    const stop = new AbortController()
    const { results } = await inSlices(ids, (slice) => well(slice).finally(() => stop.abort()), { signal: stop.signal })
    expect(results).toHaveLength(50)
  })
})
