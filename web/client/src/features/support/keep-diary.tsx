/** Writes the client's diary as long as somebody is signed in: errors of the page and of requests, and the live connection. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Diary } from './diary.ts'

/** One for the page: it lives as long as the window does. */
export const diary = new Diary()

export function KeepDiary({ connection }: { connection: string }) {
  const queries = useQueryClient()
  useEffect(() => diary.connection(connection), [connection])
  useEffect(() => {
    const failed = ({ error }: ErrorEvent) => diary.error(error)
    const rejected = ({ reason }: PromiseRejectionEvent) => diary.error(reason)
    window.addEventListener('error', failed)
    window.addEventListener('unhandledrejection', rejected)
    return () => {
      window.removeEventListener('error', failed)
      window.removeEventListener('unhandledrejection', rejected)
    }
  }, [])
  useEffect(() => {
    const ends = [
      queries.getQueryCache().subscribe((event) => {
        if (event.type === 'updated' && event.action.type === 'error') diary.error(event.action.error)
      }),
      queries.getMutationCache().subscribe((event) => {
        if (event.type === 'updated' && event.action.type === 'error') diary.error(event.action.error)
      }),
    ]
    return () => ends.forEach((end) => end())
  }, [queries])
  return null
}
