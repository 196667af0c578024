/** The time since something began, renewed every second. */
import { useEffect, useState } from 'react'
import { clockText } from './durations.ts'

const EVERY = 1000

export function useElapsed(since: number): string {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), EVERY)
    return () => clearInterval(timer)
  }, [])
  return clockText(now - since)
}
