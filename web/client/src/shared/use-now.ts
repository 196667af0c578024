/** The present, renewed every half minute for relative times. */
import { useSyncExternalStore } from 'react'

const EVERY = 30_000
let now = new Date()

function subscribe(tell: () => void): () => void {
  const timer = setInterval(() => {
    now = new Date()
    tell()
  }, EVERY)
  return () => clearInterval(timer)
}

export const useNow = (): Date => useSyncExternalStore(subscribe, () => now)
