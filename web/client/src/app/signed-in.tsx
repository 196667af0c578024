/** Everything that only a signed-in person sees: who one is, the live chat, the frame. */
import { ApiError, type Me, type SocketEvent } from '@carillon/shared/api'
import { applyZone, followProfile } from '@carillon/shared/i18n'
import { Button } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Outlet, useRouter } from '@tanstack/react-router'
import { createContext, useCallback, useContext, useEffect } from 'react'
import { ChatProvider, useChat } from '../features/chat/index.ts'
import { meetingKeys, MeetingProvider } from '../features/meetings/index.ts'
import { meQuery } from '../features/signin/api.ts'
import { profileQuery } from '../features/signin/profile-api.ts'
import { KeepDiary } from '../features/support/keep-diary.tsx'
import { Gate } from '../shared/gate.tsx'
import { LoadingLines, Problem } from '../shared/states.tsx'
import { Frame } from './frame.tsx'

const MeContext = createContext<Me | null>(null)

export function useMe(): Me {
  const me = useContext(MeContext)
  if (me === null) throw new Error('Nobody is signed in above this screen.')
  return me
}

export function SignedIn() {
  const { t } = useLingui()
  const me = useQuery(meQuery)
  if (me.data) return <Inside me={me.data} />
  if (me.error instanceof ApiError && me.error.status === 401) return <ToSignIn />
  if (me.isPending) return <LoadingLines lines={6} />
  return (
    <Gate title={t`Carillon cannot be reached`}>
      <Problem title={t`The server did not answer`} error={me.error} again={() => void me.refetch()} />
      <Button variant="subtle" component="a" href="/sign-in">{t`Go to sign-in`}</Button>
    </Gate>
  )
}

/** Once: the address changes while the sign-in page is being loaded, and must not lead back to itself. */
function ToSignIn() {
  const router = useRouter()
  useEffect(() => {
    const next = router.latestLocation.href
    void router.navigate({ to: '/sign-in', search: next === '/' ? {} : { next }, replace: true })
  }, [router])
  return <LoadingLines lines={6} />
}

function Inside({ me }: { me: Me }) {
  const queries = useQueryClient()
  const router = useRouter()
  const signedOut = useCallback(() => {
    const next = router.latestLocation.href
    void router.navigate({ to: '/sign-in', search: { ended: true, ...(next === '/' ? {} : { next }) } }).then(() => queries.clear())
  }, [queries, router])
  const heard = useCallback(
    ({ type }: SocketEvent) => {
      // What was said of meetings while there was no connection is not said again.
      if (type === 'meeting' || type === 'hello') void queries.invalidateQueries({ queryKey: meetingKeys.all })
      if (type === 'profile_changed') {
        void queries.invalidateQueries(meQuery)
        void queries.invalidateQueries(profileQuery)
      }
    },
    [queries],
  )
  useProfile(me)
  return (
    <MeContext value={me}>
      <ChatProvider key={me.session_id} me={me.user_id} onSignedOut={signedOut} onEvent={heard}>
        <DiaryOfConnection />
        <MeetingProvider key={me.session_id}>
          <Frame me={me}>
            <Outlet />
          </Frame>
        </MeetingProvider>
      </ChatProvider>
    </MeContext>
  )
}

/** How the live connection stands is part of what support may be told. */
function DiaryOfConnection() {
  return <KeepDiary connection={useChat((chat) => chat.connection)} />
}

/** The language and the time zone that the person has chosen count on every device; after the sign-out, the browser's zone. */
function useProfile({ language = null, time_zone = null }: Me): void {
  useEffect(() => {
    // A language that cannot be loaded now leaves the one that is shown.
    void followProfile({ language, time_zone }).catch(() => undefined)
    return () => applyZone(null)
  }, [language, time_zone])
}
