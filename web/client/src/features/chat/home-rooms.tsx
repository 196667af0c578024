/** What is new in one's chat rooms, for the home page. */
import type { Me } from '@carillon/shared/api'
import { Button, Title } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { IconPlus } from '@tabler/icons-react'
import { useId } from 'react'
import { EmptyState, LoadingLines, Problem } from '../../shared/states.tsx'
import { useChat, useChatSession, useListedRooms } from './chat-context.tsx'
import { type RoomChat, unread } from './chat-state.ts'
import { RoomRow } from './room-links.tsx'
import classes from './home-rooms.module.css'

const MOST_RECENT = 8

export function HomeRooms({ me, onCreate }: { me: Me; onCreate: () => void }) {
  const { t } = useLingui()
  const session = useChatSession()
  const listing = useChat((chat) => chat.listing)
  const problem = useChat((chat) => chat.problem)
  const rooms = useListedRooms()
  const fresh = rooms.filter((it) => unread(it) > 0)
  const rest = rooms.filter((it) => unread(it) === 0).slice(0, MOST_RECENT)
  if (rooms.length === 0 && listing === 'loading') return <LoadingLines lines={4} height={40} />
  if (rooms.length === 0 && listing === 'failed')
    return <Problem title={t`Your chat rooms could not be loaded`} error={problem} again={session.refresh} />
  if (rooms.length === 0)
    return (
      <EmptyState
        act={
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={onCreate}>
            {t`Create a room`}
          </Button>
        }
      >
        <Trans>You are in no chat room yet. Create one and add the people you work with.</Trans>
      </EmptyState>
    )
  return (
    <>
      {fresh.length > 0 ? <Group title={t`Unread`} rooms={fresh} me={me} /> : <p className={classes['quiet']}>{t`You have read everything.`}</p>}
      {rest.length > 0 && <Group title={t`Recent`} rooms={rest} me={me} />}
    </>
  )
}

function Group({ title, rooms, me }: { title: string; rooms: RoomChat[]; me: Me }) {
  const heading = useId()
  return (
    <section aria-labelledby={heading} className={classes['group']}>
      <Title order={2} size="h3" id={heading} className={classes['title'] ?? ''}>
        {title}
      </Title>
      <ul className={classes['rooms']}>
        {rooms.map((it) => (
          <li key={it.room.id}>
            <RoomRow it={it} me={me.user_id} />
          </li>
        ))}
      </ul>
    </section>
  )
}
