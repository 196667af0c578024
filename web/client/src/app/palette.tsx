/** The palette: type where to go or what to do. */
import { createSpotlight, Spotlight, type SpotlightActionData } from '@mantine/spotlight'
import { useMantineColorScheme } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { IconHome, IconKeyboard, IconLogout, IconMessages, IconMoon, IconPlus, IconSearch, IconSettings, IconSun, IconVideo, IconVideoPlus } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useListedRooms } from '../features/chat/index.ts'
import { numberShown, readKey } from '../features/meetings/index.ts'
import { Face } from '../shared/face.tsx'
import type { Acts } from './acts.tsx'
import classes from './palette.module.css'

const [store, spotlight] = createSpotlight()
export const openPalette = (): void => spotlight.open()

const MOST = 12

export function Palette({ acts }: { acts: Acts }) {
  const { t } = useLingui()
  const places = usePlaces()
  const rooms = useRoomActions()
  const deeds = useDeeds(acts)
  const [query, setQuery] = useState('')
  const invited = useInvitation(query, acts)
  return (
    <Spotlight
      store={store}
      shortcut={null}
      limit={MOST}
      query={query}
      onQueryChange={setQuery}
      scrollable
      maxHeight={420}
      highlightQuery
      overlayProps={{ blur: 0, backgroundOpacity: 0.4 }}
      title={t`Search`}
      classNames={{ actionsGroup: classes['group'] ?? '', header: classes['name'] ?? '' }}
      actions={[
        { group: t`Join`, actions: invited },
        { group: t`Chat rooms`, actions: rooms },
        { group: t`Go to`, actions: places },
        { group: t`Do`, actions: deeds },
      ]}
      nothingFound={t`Nothing of that name.`}
      searchProps={{ leftSection: <IconSearch size={18} aria-hidden />, placeholder: t`Go to a room, or type what to do`, 'aria-label': t`Search` }}
    />
  )
}

function useRoomActions(): SpotlightActionData[] {
  const navigate = useNavigate()
  return useListedRooms().map(({ room }) => ({
    id: `room-${room.id}`,
    label: room.name,
    leftSection: <Face name={room.name} id={room.id} size={24} room />,
    onClick: () => void navigate({ to: '/rooms/$roomId', params: { roomId: room.id }, search: {} }),
  }))
}

function usePlaces(): SpotlightActionData[] {
  const { t } = useLingui()
  const navigate = useNavigate()
  return [
    { id: 'home', label: t`Home`, leftSection: <IconHome size={20} />, onClick: () => void navigate({ to: '/' }) },
    { id: 'meetings', label: t`Meetings`, leftSection: <IconVideo size={20} />, onClick: () => void navigate({ to: '/meetings' }) },
    { id: 'rooms', label: t`Chat rooms`, leftSection: <IconMessages size={20} />, onClick: () => void navigate({ to: '/rooms' }) },
    { id: 'settings', label: t`Settings`, leftSection: <IconSettings size={20} />, onClick: () => void navigate({ to: '/settings' }) },
  ]
}

/** An ID or a link that was pasted here leads to its meeting. */
function useInvitation(query: string, acts: Acts): SpotlightActionData[] {
  const { t } = useLingui()
  const key = readKey(query)
  if (key === null) return []
  const shown = numberShown(key)
  return [
    {
      id: 'join-key',
      label: /^\d+$/u.test(key) ? t`Join the meeting ${shown}` : t`Join the meeting of this link`,
      keywords: [query.trim()],
      leftSection: <IconVideo size={20} />,
      onClick: () => acts.joinMeetingOf(key),
    },
  ]
}

function useDeeds(acts: Acts): SpotlightActionData[] {
  const { t } = useLingui()
  const { setColorScheme } = useMantineColorScheme()
  return [
    { id: 'start-meeting', label: t`Start a meeting`, leftSection: <IconVideoPlus size={20} />, onClick: acts.startMeeting },
    { id: 'join-meeting', label: t`Join a meeting by its ID`, leftSection: <IconVideo size={20} />, onClick: acts.joinMeeting },
    { id: 'create-room', label: t`Create a chat room`, leftSection: <IconPlus size={20} />, onClick: acts.createRoom },
    { id: 'light', label: t`Use the light theme`, leftSection: <IconSun size={20} />, onClick: () => setColorScheme('light') },
    { id: 'dark', label: t`Use the dark theme`, leftSection: <IconMoon size={20} />, onClick: () => setColorScheme('dark') },
    { id: 'shortcuts', label: t`Show keyboard shortcuts`, leftSection: <IconKeyboard size={20} />, onClick: acts.showShortcuts },
    { id: 'sign-out', label: t`Sign out`, leftSection: <IconLogout size={20} />, onClick: acts.signOut },
  ]
}
