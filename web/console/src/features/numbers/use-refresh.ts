/** Looks anew every few seconds, while something is under way. */
import { useQueryClient, type QueryKey } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'

export function useRefresh(key: QueryKey, isUnderWay: boolean, every: number): void {
  const client = useQueryClient()
  const latest = useRef(key)
  useEffect(() => {
    latest.current = key
  })
  useEffect(() => {
    if (!isUnderWay) return
    const timer = setInterval(() => void client.invalidateQueries({ queryKey: latest.current }), every)
    return () => clearInterval(timer)
  }, [client, isUnderWay, every])
}
