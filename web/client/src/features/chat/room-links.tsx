/** A room as a link: a short one for the side, a full one for lists. */
import { numberText } from '@carillon/shared/format'
import { VisuallyHidden } from '@mantine/core'
import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { Face } from '../../shared/face.tsx'
import { TimeText } from '../../shared/time-text.tsx'
import { useTag } from '../../shared/use-tag.ts'
import { type RoomChat, unread } from './chat-state.ts'
import { withEmoji } from './emoji.ts'
import { contentOf } from './message-text.ts'
import classes from './room-list.module.css'
import { useShortCodes } from './short-codes.ts'

export function RoomSideLink({ it }: { it: RoomChat }) {
  const count = unread(it)
  return (
    <Link
      to="/rooms/$roomId"
      params={{ roomId: it.room.id }}
      className={`${classes['link']} ${count > 0 ? classes['unread'] : ''}`}
      title={it.room.name}
    >
      <Face name={it.room.name} id={it.room.id} size={20} room />
      <span className={classes['name']}>{it.room.name}</span>
      <UnreadCount count={count} />
    </Link>
  )
}

export function RoomRow({ it, me }: { it: RoomChat; me: string }) {
  const count = unread(it)
  const { room } = it
  return (
    <Link to="/rooms/$roomId" params={{ roomId: room.id }} className={`${classes['row']} ${count > 0 ? classes['unread'] : ''}`}>
      <Face name={room.name} id={room.id} size={40} room />
      <div className={classes['text']}>
        <div className={classes['top']}>
          <span className={classes['name']}>{room.name}</span>
          <span className={classes['when']}>
            <TimeText at={room.last_message?.created_at ?? room.created_at} />
          </span>
        </div>
        <div className={classes['last']}>
          <span className={classes['words']}>
            <LastWords it={it} me={me} />
          </span>
          <UnreadCount count={count} />
        </div>
      </div>
    </Link>
  )
}

function LastWords({ it, me }: { it: RoomChat; me: string }) {
  const { t } = useLingui()
  const message = it.room.last_message
  const { kind, text } = contentOf(message?.content ?? '')
  const codes = useShortCodes(kind === 'code' ? '' : text)
  if (!message) return <Trans>No messages yet</Trans>
  if (message.redacted) return <Trans>Message removed by an administrator</Trans>
  const words = kind === 'code' ? text : withEmoji(kind === 'plain' ? text.replaceAll('**', '').replaceAll('`', '') : text, codes)
  // Not a Trans, which would take what people write between < and > for elements of its own.
  if (message.sender.user_id === me) return t`You: ${words}`
  return (
    <>
      {message.sender.display_name}: {words}
    </>
  )
}

const MOST_SHOWN = 99

export function UnreadCount({ count }: { count: number }) {
  const { t } = useLingui()
  const tag = useTag()
  if (count === 0) return null
  const label = t`${plural(count, { one: '# unread message', other: '# unread messages' })}`
  return (
    <span className={classes['count']}>
      <span aria-hidden="true">{count > MOST_SHOWN ? `${numberText(MOST_SHOWN, tag)}+` : numberText(count, tag)}</span>
      <VisuallyHidden>{label}</VisuallyHidden>
    </span>
  )
}
