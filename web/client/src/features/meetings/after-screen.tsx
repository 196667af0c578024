/** After a meeting: why one is no longer in it, and the way back where there is one. */
import { Button, Text } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { ButtonLink } from './links.tsx'
import type { Outside } from './seat.ts'
import { Survey } from './survey.tsx'
import { Threshold } from './threshold.tsx'
import { useDeparture } from './use-departure.ts'
import { WaysOn } from './ways-on.tsx'

interface Props {
  outside: Outside
  guest: boolean
  onAgain: () => void
}

export function AfterScreen({ outside: { departure, door, entry }, guest, onAgain }: Props) {
  const { title, what, again } = useDeparture(departure)
  const room_id = guest ? null : entry.meeting.room_id
  return (
    <Threshold
      title={title}
      guest={guest}
      acts={
        <>
          {again !== null && <Button onClick={onAgain}>{again}</Button>}
          {room_id !== null && <BackToRoom room_id={room_id} lead={again === null} />}
          <WaysOn guest={guest} lead={again === null && room_id === null} />
        </>
      }
    >
      <Text role="status">
        <strong>{entry.meeting.title}</strong>
        <br />
        {what}
      </Text>
      {!guest && <Survey meeting_id={door.meetingId} />}
    </Threshold>
  )
}

function BackToRoom({ room_id, lead }: { room_id: string; lead: boolean }) {
  const { t } = useLingui()
  return (
    <ButtonLink to="/rooms/$roomId" params={{ roomId: room_id }} variant={lead ? 'filled' : 'default'}>
      {t`Go to the chat room`}
    </ButtonLink>
  )
}
