/** One chat room at its address. */
import { getRouteApi } from '@tanstack/react-router'
import { RoomPage, type RoomPanel } from '../features/chat/room-page.tsx'
import { RoomMeeting } from '../features/meetings/room-meeting.tsx'
import { useMe } from './signed-in.tsx'

const route = getRouteApi('/signed-in/rooms/$roomId')

export function OneRoomPage() {
  const { roomId } = route.useParams()
  const { panel } = route.useSearch()
  const navigate = route.useNavigate()
  const me = useMe()
  const onPanel = (next: RoomPanel | undefined) =>
    void navigate({ to: '/rooms/$roomId', params: { roomId }, search: next ? { panel: next } : {}, replace: true })
  return (
    <RoomPage
      room_id={roomId}
      me={me}
      panel={panel}
      onPanel={onPanel}
      onBack={() => void navigate({ to: '/rooms' })}
      acts={(room) => <RoomMeeting room_id={room.id} member_count={room.member_count - (room.bot_count ?? 0)} basic={me.license === 'Basic'} />}
    />
  )
}
