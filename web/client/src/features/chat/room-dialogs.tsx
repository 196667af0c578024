/** The other dialogs of a room: rename, add a bot, leave, delete. */
import type { Room } from '@carillon/shared/api'
import { numberText } from '@carillon/shared/format'
import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation } from '@tanstack/react-query'
import { type SyntheticEvent, type ReactNode, useState } from 'react'
import { Refused } from '../../shared/states.tsx'
import { useTag } from '../../shared/use-tag.ts'
import { AddBotForm } from './add-bot-form.tsx'
import { deleteRoom, leaveRoom, renameRoom } from './api.ts'
import { useChatSession } from './chat-context.tsx'

export type RoomDialog = 'rename' | 'bot' | 'leave' | 'delete'

interface Props {
  room: Room
  open: RoomDialog | null
  onClose: () => void
  onGone: () => void
}

export function RoomDialogs({ room, open, onClose, onGone }: Props) {
  const { t } = useLingui()
  const name = room.name
  const titles: Record<RoomDialog, string> = {
    rename: t`Rename ${name}`,
    bot: t`Add a bot to ${name}`,
    leave: t`Leave ${name}?`,
    delete: t`Delete ${name}?`,
  }
  // Kept while the dialog fades out, so that its content does not vanish first.
  const [shown, setShown] = useState<RoomDialog>('rename')
  if (open !== null && open !== shown) setShown(open)
  return (
    <Modal opened={open !== null} onClose={onClose} title={titles[shown]} closeButtonProps={{ 'aria-label': t`Close` }}>
      {shown === 'rename' && <RenameForm room={room} onClose={onClose} />}
      {shown === 'bot' && <AddBotForm room={room} onClose={onClose} />}
      {shown === 'leave' && <LeaveForm room={room} onClose={onClose} onGone={onGone} />}
      {shown === 'delete' && <DeleteForm room={room} onClose={onClose} onGone={onGone} />}
    </Modal>
  )
}

function RenameForm({ room, onClose }: { room: Room; onClose: () => void }) {
  const { t } = useLingui()
  const session = useChatSession()
  const [name, setName] = useState(room.name)
  const rename = useMutation({
    mutationFn: () => renameRoom(room.id, name.trim()),
    onSuccess: (renamed) => {
      session.take({ type: 'room', room: renamed })
      onClose()
    },
  })
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (name.trim() !== '') rename.mutate()
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput
          label={t`Name`}
          data-autofocus
          maxLength={128}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={name.trim() === '' && t`Enter a name.`}
        />
        <Refused error={rename.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t`Cancel`}
          </Button>
          <Button type="submit" loading={rename.isPending} disabled={name.trim() === '' || name.trim() === room.name}>
            {t`Rename`}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

interface PartingProps {
  room: Room
  onClose: () => void
  onGone: () => void
}

function LeaveForm({ room, onClose, onGone }: PartingProps) {
  const { t } = useLingui()
  return (
    <Parting room={room} act={t`Leave`} request={leaveRoom} onClose={onClose} onGone={onGone}>
      <Trans>You will no longer see its messages. To come back, an administrator of the room has to add you again.</Trans>
    </Parting>
  )
}

function DeleteForm({ room, onClose, onGone }: PartingProps) {
  const { t } = useLingui()
  const tag = useTag()
  const members = numberText(room.member_count, tag)
  return (
    <Parting room={room} act={t`Delete the room`} request={deleteRoom} onClose={onClose} onGone={onGone}>
      <Trans>The room and all its messages are deleted for all {members} members. This cannot be undone.</Trans>
    </Parting>
  )
}

interface PartingFormProps extends PartingProps {
  act: string
  request: (room_id: string) => Promise<unknown>
  children: ReactNode
}

function Parting({ room, act, request, onClose, onGone, children }: PartingFormProps) {
  const { t } = useLingui()
  const session = useChatSession()
  const part = useMutation({
    mutationFn: () => request(room.id),
    onSuccess: () => {
      onGone()
      session.take({ type: 'room-gone', room_id: room.id })
    },
  })
  return (
    <Stack gap="md">
      <Text>{children}</Text>
      <Refused error={part.error} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t`Cancel`}
        </Button>
        <Button color="red.8" loading={part.isPending} onClick={() => part.mutate()}>
          {act}
        </Button>
      </Group>
    </Stack>
  )
}
