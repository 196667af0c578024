/** Adding people to a chat room, found among one's contacts. */
import type { Contact, Room } from '@carillon/shared/api'
import { Button, Group, Modal, MultiSelect, Stack, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Face } from '../../shared/face.tsx'
import { Refused } from '../../shared/states.tsx'
import { addMembers, chatKeys, findContacts } from './api.ts'
import classes from './members-panel.module.css'

const MOST_AT_ONCE = 50

export function AddMembersDialog({ room, opened, onClose }: { room: Room; opened: boolean; onClose: () => void }) {
  const { t } = useLingui()
  const name = room.name
  return (
    <Modal opened={opened} onClose={onClose} title={t`Add people to ${name}`} closeButtonProps={{ 'aria-label': t`Close` }}>
      <AddMembersForm room={room} onClose={onClose} />
    </Modal>
  )
}

function AddMembersForm({ room, onClose }: { room: Room; onClose: () => void }) {
  const { t } = useLingui()
  const queries = useQueryClient()
  const [chosen, setChosen] = useState<Contact[]>([])
  const add = useMutation({
    mutationFn: () => addMembers(room.id, chosen.map((contact) => contact.user_id)),
    onSuccess: async ({ items, refused }) => {
      await queries.invalidateQueries({ queryKey: chatKeys.members(room.id) })
      const added = items.length
      if (added > 0) notifications.show({ message: t`${plural(added, { one: '# person is in the room.', other: '# people are in the room.' })}` })
      if (refused.length === 0) onClose()
    },
  })
  const names = new Map(chosen.map((contact) => [contact.user_id, contact.display_name]))
  return (
    <Stack gap="md">
      <ContactField chosen={chosen} onChange={setChosen} />
      <Refused error={add.error} />
      {add.data?.refused.map(({ user_id, message }) => (
        <Text key={user_id} size="xs" c="var(--mantine-color-error)" role="alert">
          {names.get(user_id) ?? user_id}: {message}
        </Text>
      ))}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t`Not now`}
        </Button>
        <Button disabled={chosen.length === 0} loading={add.isPending} onClick={() => add.mutate()}>
          {t`Add`}
        </Button>
      </Group>
    </Stack>
  )
}

function ContactField({ chosen, onChange }: { chosen: Contact[]; onChange: (contacts: Contact[]) => void }) {
  const { t } = useLingui()
  const [search, setSearch] = useState('')
  const [open, setOpen] = useState(false)
  const [asked] = useDebouncedValue(search, 150)
  const contacts = useQuery({
    queryKey: chatKeys.contacts(asked),
    queryFn: ({ signal }) => findContacts(asked, signal),
    placeholderData: keepPreviousData,
  })
  const found = contacts.data?.items ?? []
  const known = new Map([...chosen, ...found].map((contact) => [contact.user_id, contact]))
  return (
    <MultiSelect
      label={t`People`}
      description={t`Search by name or e-mail address.`}
      data-autofocus
      searchable
      withScrollArea={false}
      // The list itself scrolls: an area around it could not be reached with keys.
      styles={{ options: { maxHeight: 220, overflowY: 'auto' } }}
      hidePickedOptions
      maxValues={MOST_AT_ONCE}
      searchValue={search}
      onSearchChange={(text) => {
        setSearch(text)
        if (text !== '') setOpen(true)
      }}
      dropdownOpened={open}
      onDropdownOpen={() => setOpen(true)}
      onDropdownClose={() => setOpen(false)}
      // The server has searched already, in names and addresses.
      filter={({ options }) => options}
      data={[...known.values()].map((contact) => ({ value: contact.user_id, label: contact.display_name }))}
      value={chosen.map((contact) => contact.user_id)}
      onChange={(ids) => {
        onChange(ids.flatMap((id) => known.get(id) ?? []))
        // It would lie over the button; typing opens it for the next person.
        setOpen(false)
      }}
      renderOption={({ option }) => <ContactOption contact={known.get(option.value)} />}
      nothingFoundMessage={
        contacts.isPending ? (
          <Trans>Searching…</Trans>
        ) : found.length > 0 ? (
          <Trans>Everybody found is chosen already.</Trans>
        ) : (
          <Trans>Nobody found. Your contacts are the registered people of your account.</Trans>
        )
      }
      error={contacts.isError && t`Your contacts could not be loaded. Check your connection.`}
      comboboxProps={{ withinPortal: true }}
      maxDropdownHeight={280}
    />
  )
}

function ContactOption({ contact }: { contact: Contact | undefined }) {
  if (!contact) return null
  return (
    <Group gap="sm" wrap="nowrap">
      <Face name={contact.display_name} id={contact.user_id} size={32} />
      <div className={classes['who']}>
        <div className={classes['name']}>{contact.display_name}</div>
        <div className={classes['mail']}>{contact.email}</div>
      </div>
    </Group>
  )
}
