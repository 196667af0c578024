/** The public pages of meetings: who is signed in here is led on to the meeting inside, everybody else is a guest. */
import { useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Navigate, useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { FindPage } from '../features/meetings/find-page.tsx'
import { GuestPage } from '../features/meetings/guest-page.tsx'
import { MeetingProvider } from '../features/meetings/index.ts'
import { LedOn } from '../features/meetings/led-on.tsx'
import { meQuery } from '../features/signin/api.ts'
import { LoadingLines } from '../shared/states.tsx'

const route = getRouteApi('/meet/$key')

export function FindGate() {
  const who = useWho()
  const navigate = useNavigate()
  if (who === 'asking') return <LoadingLines lines={4} />
  if (who === 'person') return <Navigate to="/meetings" search={{ join: true }} replace />
  return <FindPage onFound={(key) => void navigate({ to: '/meet/$key', params: { key } })} />
}

export function MeetGate() {
  const { key } = route.useParams()
  const who = useWho()
  if (who === 'asking') return <LoadingLines lines={4} />
  if (who === 'person') return <LedOn linkKey={key} />
  return (
    <MeetingProvider key={key}>
      <GuestPage linkKey={key} />
    </MeetingProvider>
  )
}

/** Found out once: a meeting must not stop because somebody signs in beside it. */
function useWho(): 'asking' | 'person' | 'guest' {
  const queries = useQueryClient()
  const [who, setWho] = useState<'asking' | 'person' | 'guest'>('asking')
  useEffect(() => {
    queries.query(meQuery).then(
      () => setWho('person'),
      () => setWho('guest'),
    )
  }, [queries])
  return who
}
