/** One chat room: its head, its messages, the composer and, on demand, its members. */
import type { Me, Room } from '@carillon/shared/api'
import { numberText } from '@carillon/shared/format'
import { ActionIcon, Button, Menu, Title, Tooltip } from '@mantine/core'
import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { IconArrowLeft, IconDots, IconUsers } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import { EmptyState, LoadingLines, Problem } from '../../shared/states.tsx'
import { useTag } from '../../shared/use-tag.ts'
import { useTitle } from '../../shared/use-title.ts'
import { AddMembersDialog } from './add-members-dialog.tsx'
import { useChat, useChatSession, useRoom } from './chat-context.tsx'
import type { RoomChat } from './chat-state.ts'
import { Composer } from './composer.tsx'
import { MembersPanel } from './members-panel.tsx'
import { type RoomDialog, RoomDialogs } from './room-dialogs.tsx'
import classes from './room-page.module.css'
import { Timeline } from './timeline.tsx'

export type RoomPanel = 'members' | 'add'

interface Props {
  room_id: string
  me: Me
  panel: RoomPanel | undefined
  onPanel: (panel: RoomPanel | undefined) => void
  onBack: () => void
  /** What else can be done in a room, beside its name. */
  acts: (room: Room) => ReactNode
}

export function RoomPage({ room_id, ...props }: Props) {
  const session = useChatSession()
  const it = useRoom(room_id)
  useEffect(() => {
    session.take({ type: 'opened', room_id })
    return () => session.take({ type: 'closed', room_id })
  }, [session, room_id])
  return it ? <OpenRoom key={room_id} it={it} {...props} /> : <NoRoom onBack={props.onBack} />
}

function OpenRoom({ it, me, panel, onPanel, onBack, acts }: Omit<Props, 'room_id'> & { it: RoomChat }) {
  const [dialog, setDialog] = useState<RoomDialog | null>(null)
  const room = it.room
  useTitle(room.name)
  const toggle = () => onPanel(panel === 'members' ? undefined : 'members')
  return (
    <div className={classes['page']}>
      <div className={classes['talk']}>
        <header className={classes['head']}>
          <BackButton onBack={onBack} />
          <Title order={1} size="h3" className={classes['title'] ?? ''} title={room.name}>
            {room.name}
          </Title>
          {acts(room)}
          <MembersButton room={room} open={panel === 'members'} onClick={toggle} />
          <RoomMenu room={room} onDialog={setDialog} onAdd={() => onPanel('add')} />
        </header>
        <Timeline key={room.id} it={it} me={me} />
        <Composer key={`composer-${room.id}`} it={it} me={me.user_id} />
      </div>
      {panel === 'members' && <MembersPanel room={room} me={me.user_id} onAdd={() => onPanel('add')} onAddBot={() => setDialog('bot')} onClose={() => onPanel(undefined)} />}
      <AddMembersDialog room={room} opened={panel === 'add'} onClose={() => onPanel('members')} />
      <RoomDialogs room={room} open={dialog} onClose={() => setDialog(null)} onGone={onBack} />
    </div>
  )
}

function BackButton({ onBack }: { onBack: () => void }) {
  const { t } = useLingui()
  return (
    <ActionIcon className={classes['back'] ?? ''} size={40} variant="subtle" color="gray" aria-label={t`Back to the chat rooms`} onClick={onBack}>
      <IconArrowLeft size={20} />
    </ActionIcon>
  )
}

function MembersButton({ room, open, onClick }: { room: Room; open: boolean; onClick: () => void }) {
  const { t } = useLingui()
  const tag = useTag()
  const count = room.member_count
  const label = t`${plural(count, { one: '# member', other: '# members' })}`
  return (
    <Tooltip label={label}>
      <Button
        size="compact-md"
        variant={open ? 'light' : 'subtle'}
        color={open ? 'bell' : 'gray'}
        leftSection={<IconUsers size={18} aria-hidden />}
        aria-label={label}
        aria-pressed={open}
        className="tabular"
        onClick={onClick}
      >
        {numberText(count, tag)}
      </Button>
    </Tooltip>
  )
}

function RoomMenu({ room, onDialog, onAdd }: { room: Room; onDialog: (dialog: RoomDialog) => void; onAdd: () => void }) {
  const { t } = useLingui()
  const administrator = room.role === 'Administrator'
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon size={32} variant="subtle" color="gray" aria-label={t`More about this room`}>
          <IconDots size={20} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {administrator && <Menu.Item onClick={onAdd}>{t`Add people…`}</Menu.Item>}
        {administrator && <Menu.Item onClick={() => onDialog('bot')}>{t`Add a bot…`}</Menu.Item>}
        {administrator && <Menu.Item onClick={() => onDialog('rename')}>{t`Rename…`}</Menu.Item>}
        {administrator && <Menu.Divider />}
        <Menu.Item onClick={() => onDialog('leave')}>{t`Leave the room…`}</Menu.Item>
        {administrator && (
          <Menu.Item color="var(--mantine-color-error)" onClick={() => onDialog('delete')}>
            {t`Delete the room…`}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}

/** Until the rooms are known nobody can say that one is missing. */
function NoRoom({ onBack }: { onBack: () => void }) {
  const { t } = useLingui()
  const session = useChatSession()
  const listing = useChat((chat) => chat.listing)
  const problem = useChat((chat) => chat.problem)
  useTitle(t`Chat room`)
  if (listing === 'loading') return <Framed onBack={onBack}><LoadingLines lines={5} /></Framed>
  if (listing === 'failed')
    return (
      <Framed onBack={onBack}>
        <Problem title={t`The room could not be loaded`} error={problem} again={session.refresh} />
      </Framed>
    )
  return (
    <Framed onBack={onBack}>
      <EmptyState
        act={
          <Button variant="default" onClick={onBack}>
            {t`See your chat rooms`}
          </Button>
        }
      >
        <Trans>This room does not exist, or you are not one of its members. Someone in the room can add you.</Trans>
      </EmptyState>
    </Framed>
  )
}

function Framed({ onBack, children }: { onBack: () => void; children: ReactNode }) {
  const { t } = useLingui()
  return (
    <div className={classes['talk']}>
      <header className={classes['head']}>
        <BackButton onBack={onBack} />
        <Title order={1} size="h3">
          {t`Chat room`}
        </Title>
      </header>
      <div className={classes['state']}>{children}</div>
    </div>
  )
}
