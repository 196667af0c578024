/** Creating a chat room. */
import type { Room } from '@carillon/shared/api'
import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { useMutation } from '@tanstack/react-query'
import { type SyntheticEvent, useState } from 'react'
import { Refused } from '../../shared/states.tsx'
import { useChatSession } from './chat-context.tsx'
import { newToken } from '../../shared/tokens.ts'

interface Props {
  opened: boolean
  onClose: () => void
  onCreated: (room: Room) => void
}

export function CreateRoomDialog({ opened, onClose, onCreated }: Props) {
  const { t } = useLingui()
  return (
    <Modal opened={opened} onClose={onClose} title={t`Create a chat room`} closeButtonProps={{ 'aria-label': t`Close` }}>
      <CreateRoomForm onClose={onClose} onCreated={onCreated} />
    </Modal>
  )
}

function CreateRoomForm({ onClose, onCreated }: Omit<Props, 'opened'>) {
  const { t } = useLingui()
  const session = useChatSession()
  const [name, setName] = useState('')
  const [tried, setTried] = useState(false)
  // One token for this dialog: pressing twice, or again after a cut, creates one room.
  const [token] = useState(newToken)
  const create = useMutation({ mutationFn: () => session.create(name.trim(), token), onSuccess: onCreated })
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    setTried(true)
    if (name.trim() !== '') create.mutate()
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput
          label={t`Name`}
          placeholder={t`What is it about?`}
          data-autofocus
          maxLength={128}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={tried && name.trim() === '' && t`Enter a name.`}
        />
        <Refused error={create.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t`Cancel`}
          </Button>
          <Button type="submit" loading={create.isPending}>
            {t`Create`}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
