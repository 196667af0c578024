/** A signed-in person at a public link: led on to the meeting inside. */
import { useQuery } from '@tanstack/react-query'
import { Navigate } from '@tanstack/react-router'
import { LoadingLines } from '../../shared/states.tsx'
import { foundQuery } from './facts.ts'
import { RefusalScreen } from './refusal-screen.tsx'

export function LedOn({ linkKey }: { linkKey: string }) {
  const found = useQuery(foundQuery(linkKey))
  if (found.isError) return <RefusalScreen error={found.error} guest={false} busy={found.isFetching} onAgain={() => void found.refetch()} />
  if (found.isPending) return <LoadingLines lines={4} />
  return <Navigate to="/meetings/$meetingId" params={{ meetingId: found.data.meeting_id }} search={{ key: linkKey }} replace />
}
