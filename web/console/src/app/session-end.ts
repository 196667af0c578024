/** Notices when the server no longer knows the session, whichever request was told so. */
import { hasCode } from '@carillon/shared/api'
import type { QueryClient } from '@tanstack/react-query'

export function onSessionEnd(client: QueryClient, ended: () => void): () => void {
  const judge = (error: unknown) => {
    if (hasCode(error, 'SignInRequired')) ended()
  }
  const stops = [
    client.getQueryCache().subscribe((event) => {
      if (event.type === 'updated' && event.action.type === 'error') judge(event.action.error)
    }),
    client.getMutationCache().subscribe((event) => {
      if (event.type === 'updated' && event.action.type === 'error') judge(event.action.error)
    }),
  ]
  return () => stops.forEach((stop) => stop())
}
