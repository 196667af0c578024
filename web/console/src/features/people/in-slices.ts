/** Does an act to any number of users, as many at a time as the server takes, with a result for each. */
import { ApiError, type BatchResults } from '@carillon/shared/api'

/** As many as the server does at once. */
export const SLICE = 50

export interface Progress {
  done: number
  total: number
}

interface Watch {
  onProgress?: (progress: Progress) => void
  /** Nothing more is begun once this is aborted; what is done stays done. */
  signal?: AbortSignal
}

export async function inSlices(
  ids: readonly string[],
  act: (slice: string[]) => Promise<BatchResults>,
  { onProgress, signal }: Watch = {},
): Promise<BatchResults> {
  const results: BatchResults['results'] = []
  for (let first = 0; first < ids.length; first += SLICE) {
    if (signal?.aborted === true) break
    onProgress?.({ done: first, total: ids.length })
    const slice = ids.slice(first, first + SLICE)
    try {
      results.push(...(await act(slice)).results)
    } catch (error) {
      // What was done already must be told, whatever happened to the rest.
      if (first === 0 || !(error instanceof ApiError)) throw error
      const { message } = error
      return { results: [...results, ...ids.slice(first).map((user_id) => ({ user_id, ok: false, message }))] }
    }
  }
  return { results }
}
