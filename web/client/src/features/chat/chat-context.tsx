/** The signed-in person's chat, for every screen below. */
import type { SocketEvent } from '@carillon/shared/api'
import { useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { chatKeys } from './api.ts'
import { ChatSession } from './chat-session.ts'
import { type Chat, listedRooms, type RoomChat } from './chat-state.ts'
import { browserLater, openWire } from './socket.ts'
import { showUnheard } from './unheard.ts'

const Context = createContext<ChatSession | null>(null)

interface Props {
  me: string
  onSignedOut: () => void
  /** Everything that the live connection says, for those whom chat knows nothing of. */
  onEvent: (event: SocketEvent) => void
  children: ReactNode
}

export function ChatProvider({ me, onSignedOut, onEvent, children }: Props) {
  const queries = useQueryClient()
  const [session] = useState(
    () =>
      new ChatSession(
        me,
        { open: openWire, later: browserLater, random: () => Math.random(), now: () => new Date() },
        {
          signedOut: onSignedOut,
          heard: (event) => {
            if (event.type === 'bot_unheard') showUnheard(event)
            onEvent(event)
          },
          membersChanged: (room_id) => void queries.invalidateQueries({ queryKey: chatKeys.members(room_id) }),
        },
      ),
  )
  useEffect(() => {
    session.start()
    const shown = () => {
      if (document.visibilityState === 'visible') session.hurry()
    }
    window.addEventListener('online', session.hurry)
    document.addEventListener('visibilitychange', shown)
    return () => {
      window.removeEventListener('online', session.hurry)
      document.removeEventListener('visibilitychange', shown)
      session.stop()
    }
  }, [session])
  return <Context value={session}>{children}</Context>
}

export function useChatSession(): ChatSession {
  const session = useContext(Context)
  if (session === null) throw new Error('There is no chat above this screen.')
  return session
}

export function useChat<Part>(select: (chat: Chat) => Part): Part {
  const session = useChatSession()
  return useSyncExternalStore(session.subscribe, () => select(session.snapshot()))
}

const roomsOf = (chat: Chat) => chat.rooms

export function useListedRooms(): RoomChat[] {
  const rooms = useChat(roomsOf)
  return useMemo(() => listedRooms(rooms), [rooms])
}

export const useRoom = (room_id: string): RoomChat | undefined => useChat((chat) => chat.rooms[room_id])
