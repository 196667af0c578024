/** Lets only administrators to the pages inside, and others to the sign-in first. */
import Box from '@cloudscape-design/components/box'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useRouter } from '@tanstack/react-router'
import { useCallback, useEffect } from 'react'
import { sessionQuery, signOut } from '../../features/signin/api.ts'
import { addresses } from '../../shared/addresses.ts'
import { keys } from '../../shared/keys.ts'
import { RefusedPage } from '../../shared/refused.tsx'
import { Frame } from '../frame.tsx'
import { Outside } from '../outside.tsx'
import { onSessionEnd } from '../session-end.ts'

export function SignedIn() {
  const { t } = useLingui()
  const session = useQuery(sessionQuery)
  const leave = useSignOut()
  useSessionEnd()
  if (session.data === null) return <ToSignIn />
  if (session.data !== undefined) return <Frame administrator={session.data} onSignOut={leave} />
  return (
    <Outside title={t`Loading`}>
      {session.error === null ? (
        <Box textAlign="center">
          <StatusIndicator type="loading">{t`Loading`}</StatusIndicator>
        </Box>
      ) : (
        <RefusedPage error={session.error} again={() => void session.refetch()} />
      )}
    </Outside>
  )
}

function ToSignIn() {
  const toSignIn = useToSignIn()
  useEffect(() => toSignIn(), [toSignIn])
  return null
}

function useSessionEnd(): void {
  const client = useQueryClient()
  const toSignIn = useToSignIn()
  useEffect(() => onSessionEnd(client, () => toSignIn('ended')), [client, toSignIn])
}

/** To the sign-in, and from there back to this page; asked for again on the way there, it does nothing. */
function useToSignIn(): (because?: 'ended') => void {
  const router = useRouter()
  return useCallback(
    (because) => {
      const { pathname, href } = router.state.location
      if (pathname === addresses.signIn) return
      void router.navigate({ to: '/console/sign-in', search: { to: href, ...(because === undefined ? {} : { because }) }, replace: true })
    },
    [router],
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
