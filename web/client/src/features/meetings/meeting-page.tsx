/** One meeting at its address, for a signed-in person: before it, in it, after it. */
import { Alert } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useLayoutEffect } from 'react'
import { LoadingLines } from '../../shared/states.tsx'
import { AfterScreen } from './after-screen.tsx'
import { personDoor } from './doors.ts'
import { factsQuery } from './facts.ts'
import { InsideScreen } from './inside-screen.tsx'
import { JoinScreen } from './join-screen.tsx'
import { useSeat, useSeatState } from './meeting-context.tsx'
import { RefusalScreen } from './refusal-screen.tsx'

interface Props {
  meeting_id: string
  /** What one was invited by, where one has no other right to be there. */
  linkKey: string | null
  /** One's own name. */
  name: string
}

export function MeetingPage({ meeting_id, linkKey, name }: Props) {
  const seat = useSeat()
  // Drawing the stage steps back for the connecting that it begins with.
  const state = useDeferredValue(useSeatState())
  // Who comes here anew wants to go in, however it ended last time; who goes away has read it.
  useLayoutEffect(() => {
    seat.forget()
    return seat.forget
  }, [seat, meeting_id])
  const mine = state.at !== 'nowhere' && state.door.meetingId === meeting_id ? state : null
  if (mine?.at === 'inside') return <InsideScreen inside={mine} guest={false} />
  if (mine?.at === 'outside') return <AfterScreen outside={mine} guest={false} onAgain={seat.enterAgain} />
  if (mine?.at === 'refused') return <RefusalScreen error={mine.error} guest={false} onAgain={seat.enterAgain} />
  return <Before meeting_id={meeting_id} linkKey={linkKey} name={name} entering={mine !== null} />
}

function Before({ meeting_id, linkKey, name, entering }: Props & { entering: boolean }) {
  const seat = useSeat()
  const facts = useQuery(factsQuery(meeting_id, linkKey))
  const refusal = facts.data ? facts.data.refused : facts.error
  if (refusal) return <RefusalScreen error={refusal} guest={false} busy={facts.isFetching} onAgain={() => void facts.refetch()} />
  if (!facts.data) return <LoadingLines lines={4} height={40} />
  return (
    <JoinScreen
      facts={facts.data}
      name={name}
      guest={false}
      busy={entering}
      onJoin={(choices, keep) => void seat.enter(personDoor(meeting_id, linkKey), choices, keep())}
    >
      <OtherMeeting />
    </JoinScreen>
  )
}

/** One is in one meeting at a time. */
function OtherMeeting() {
  const { t } = useLingui()
  const state = useSeatState()
  if (state.at !== 'inside') return null
  const title = state.running.entry.meeting.title
  return (
    <Alert variant="light" color="yellow" styles={{ message: { color: 'var(--mantine-color-text)' } }}>
      {t`You are in “${title}”. Joining here leaves it.`}
    </Alert>
  )
}
