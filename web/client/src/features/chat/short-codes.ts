/** The table of emoji short codes, loaded when the first text that may need it is shown. */
import { useEffect, useSyncExternalStore } from 'react'
import { loadShortCodes, mayHoldCodes, type ShortCodes } from './emoji.ts'

let codes: ShortCodes = new Map()
const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

async function load(): Promise<void> {
  codes = await loadShortCodes()
  listeners.forEach((listener) => listener())
}

export function useShortCodes(text: string): ShortCodes {
  const known = useSyncExternalStore(subscribe, () => codes)
  const wanted = known.size === 0 && mayHoldCodes(text)
  useEffect(() => {
    if (wanted) void load()
  }, [wanted])
  return known
}
