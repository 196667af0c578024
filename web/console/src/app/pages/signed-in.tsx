/** Lets only administrators to the pages inside, and others to the sign-in first. */
import Box from '@cloudscape-design/components/box'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Navigate, useLocation, useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { sessionQuery, signOut } from '../../features/signin/api.ts'
import { keys } from '../../shared/keys.ts'
import { Refused } from '../../shared/refused.tsx'
import { Frame } from '../frame.tsx'
import { Outside } from '../outside.tsx'
import { onSessionEnd } from '../session-end.ts'

export function SignedIn() {
  const { t } = useLingui()
  const session = useQuery(sessionQuery)
  const here = useLocation({ select: (location) => location.href })
  const leave = useSignOut()
  useSessionEnd(here)
  if (session.data === null) return <Navigate to="/console/sign-in" search={{ to: here }} replace />
  if (session.data !== undefined) return <Frame administrator={session.data} onSignOut={leave} />
  return (
    <Outside title={t`Loading`}>
      {session.error === null ? (
        <Box textAlign="center">
          <StatusIndicator type="loading">{t`Loading`}</StatusIndicator>
        </Box>
      ) : (
        <Refused error={session.error} again={() => void session.refetch()} />
      )}
    </Outside>
  )
}

function useSessionEnd(here: string): void {
  const client = useQueryClient()
  const navigate = useNavigate()
  useEffect(
    () => onSessionEnd(client, () => void navigate({ to: '/console/sign-in', search: { to: here, because: 'ended' }, replace: true })),
    [client, navigate, here],
  )
}

function useSignOut(): () => void {
  const client = useQueryClient()
  const navigate = useNavigate()
  const leave = async () => {
    // Signed out already, or out of reach: the person leaves this page in either case.
    await signOut().catch(() => undefined)
    await navigate({ to: '/console/sign-in' })
    client.clear()
    client.setQueryData(keys.session, null)
  }
  return () => void leave()
}
