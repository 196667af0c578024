/** All of one's chat rooms, newest activity first. */
import { Button, TextInput, Title } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { IconPlus, IconSearch } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef, useState } from 'react'
import { EmptyState, LoadingLines, Problem } from '../../shared/states.tsx'
import { useTitle } from '../../shared/use-title.ts'
import { useChat, useChatSession, useListedRooms } from './chat-context.tsx'
import type { RoomChat } from './chat-state.ts'
import { RoomRow } from './room-links.tsx'
import classes from './rooms-page.module.css'

const ROW = 64
const WORTH_A_FILTER = 8

export function RoomsPage({ me, onCreate }: { me: string; onCreate: () => void }) {
  const { t } = useLingui()
  useTitle(t`Chat rooms`)
  const [search, setSearch] = useState('')
  const rooms = useListedRooms()
  const wanted = search.trim().toLocaleLowerCase()
  const found = wanted === '' ? rooms : rooms.filter(({ room }) => room.name.toLocaleLowerCase().includes(wanted))
  return (
    <div className={classes['page']}>
      <header className={classes['head']}>
        <Title order={1} size="h2" className={classes['title'] ?? ''}>
          {t`Chat rooms`}
        </Title>
        {rooms.length > 0 && (
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={onCreate}>
            {t`Create a room`}
          </Button>
        )}
      </header>
      {rooms.length > WORTH_A_FILTER && (
        <div className={classes['filter']}>
          <TextInput
            aria-label={t`Find a room`}
            placeholder={t`Find a room`}
            leftSection={<IconSearch size={16} aria-hidden />}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
        </div>
      )}
      <RoomsOrState rooms={found} any={rooms.length > 0} me={me} onCreate={onCreate} />
    </div>
  )
}

interface ListProps {
  rooms: RoomChat[]
  any: boolean
  me: string
  onCreate: () => void
}

function RoomsOrState({ rooms, ...rest }: ListProps) {
  if (rooms.length > 0) return <RoomLines rooms={rooms} me={rest.me} />
  return (
    <div className={classes['state']}>
      <RoomsState {...rest} />
    </div>
  )
}

function RoomsState({ any, onCreate }: Omit<ListProps, 'rooms'>) {
  const { t } = useLingui()
  const session = useChatSession()
  const listing = useChat((chat) => chat.listing)
  const problem = useChat((chat) => chat.problem)
  if (listing === 'loading') return <LoadingLines lines={5} height={40} />
  if (listing === 'failed') return <Problem title={t`Your chat rooms could not be loaded`} error={problem} again={session.refresh} />
  if (any)
    return (
      <EmptyState>
        <Trans>No room of that name.</Trans>
      </EmptyState>
    )
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
}

function RoomLines({ rooms, me }: { rooms: RoomChat[]; me: string }) {
  const { t } = useLingui()
  const list = useRef<HTMLDivElement>(null)
  const virtualizer = useVirtualizer({
    count: rooms.length,
    getScrollElement: () => list.current,
    getItemKey: (index) => rooms[index]?.room.id ?? index,
    estimateSize: () => ROW,
    overscan: 8,
  })
  return (
    <div ref={list} className={classes['list']}>
      <div className={classes['canvas']} role="list" aria-label={t`Chat rooms`} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => {
          const it = rooms[item.index]
          return (
            it && (
              <div key={item.key} role="listitem" className={classes['line']} style={{ top: item.start }}>
                <RoomRow it={it} me={me} />
              </div>
            )
          )
        })}
      </div>
    </div>
  )
}
