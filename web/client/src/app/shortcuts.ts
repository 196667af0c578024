/** The keys that work everywhere. */
import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { unread, useListedRooms } from '../features/chat/index.ts'
import type { Acts } from './acts.tsx'
import { openPalette } from './palette.tsx'

const apple = /Mac|iPhone|iPad/u.test(navigator.userAgent)
/** As it is written on this machine's keyboard. */
export const modifierName = apple ? '⌘' : 'Ctrl '

const writing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/u.test(target.tagName))

export function useShortcuts(acts: Acts): void {
  const navigate = useNavigate()
  const rooms = useListedRooms()
  useEffect(() => {
    const unreadRooms = rooms.filter((it) => unread(it) > 0).map((it) => it.room.id)
    const press = (event: KeyboardEvent) => {
      const chord = event.ctrlKey || event.metaKey
      if (chord && !event.altKey && event.key.toLowerCase() === 'k') openPalette()
      else if ((chord && event.key === '/') || (event.key === '?' && !writing(event.target))) acts.showShortcuts()
      else if (event.altKey && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
        const roomId = event.key === 'ArrowDown' ? unreadRooms[0] : unreadRooms.at(-1)
        if (roomId !== undefined) void navigate({ to: '/rooms/$roomId', params: { roomId }, search: {} })
      } else return
      event.preventDefault()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [acts, navigate, rooms])
}
