/** An act on many users, with how far it is, which can be stopped. */
import type { BatchResults } from '@carillon/shared/api'
import { useState } from 'react'
import { inSlices, type Progress } from './in-slices.ts'

export function useBulk(act: (ids: string[]) => Promise<BatchResults>) {
  const [progress, setProgress] = useState<Progress | null>(null)
  const [halt] = useState(() => new AbortController())
  return {
    progress,
    run: (ids: readonly string[]) => inSlices(ids, act, { onProgress: setProgress, signal: halt.signal }),
    stop: () => halt.abort(),
  }
}
