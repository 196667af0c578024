/** Adding a bot to a chat room, by the address that its account has given it. */
import type { Room } from '@carillon/shared/api'
import { Button, Group, Stack, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useLingui } from '@lingui/react/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type SyntheticEvent, useState } from 'react'
import { Refused } from '../../shared/states.tsx'
import { addBot, chatKeys } from './api.ts'

export function AddBotForm({ room, onClose }: { room: Room; onClose: () => void }) {
  const { t } = useLingui()
  const queries = useQueryClient()
  const [email, setEmail] = useState('')
  const add = useMutation({
    mutationFn: () => addBot(room.id, email.trim()),
    onSuccess: async ({ display_name: name }) => {
      await queries.invalidateQueries({ queryKey: chatKeys.members(room.id) })
      notifications.show({ message: t`${name} is in the room.` })
      onClose()
    },
  })
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (email.trim() !== '') add.mutate()
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput
          type="email"
          label={t`E-mail address of the bot`}
          description={t`Whoever made the bot knows it. It ends like -chimebot@example.com.`}
          data-autofocus
          autoComplete="off"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <Refused error={add.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t`Cancel`}
          </Button>
          <Button type="submit" loading={add.isPending} disabled={email.trim() === ''}>
            {t`Add`}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
