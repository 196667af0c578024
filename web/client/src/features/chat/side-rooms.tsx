/** The rooms with the newest activity, at the side of every screen. */
import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { LoadingLines } from '../../shared/states.tsx'
import { useChat, useListedRooms } from './chat-context.tsx'
import classes from './room-list.module.css'
import { RoomSideLink } from './room-links.tsx'

const MOST = 40

export function SideRooms() {
  const { t } = useLingui()
  const rooms = useListedRooms()
  const listing = useChat((chat) => chat.listing)
  if (listing === 'loading') return <LoadingLines lines={4} height={16} />
  return (
    <ul className={classes['list']} aria-label={t`Chat rooms`}>
      {rooms.slice(0, MOST).map((it) => (
        <li key={it.room.id}>
          <RoomSideLink it={it} />
        </li>
      ))}
      {rooms.length > MOST && (
        <li>
          <Link to="/rooms" className={classes['link'] ?? ''}>
            <Trans>All chat rooms</Trans>
          </Link>
        </li>
      )}
    </ul>
  )
}
