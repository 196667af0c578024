/** Creates a room and goes on to adding its people. */
import { useNavigate } from '@tanstack/react-router'
import { CreateRoomDialog } from '../features/chat/index.ts'

export function NewRoom({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const navigate = useNavigate()
  return (
    <CreateRoomDialog
      opened={opened}
      onClose={onClose}
      onCreated={(room) => {
        onClose()
        void navigate({ to: '/rooms/$roomId', params: { roomId: room.id }, search: { panel: 'add' } })
      }}
    />
  )
}
