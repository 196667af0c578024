/** Chat's requests, and the names under which their answers are kept. */
import { at, get, post, put, remove } from '@carillon/shared/api'
import type { Contact, HistoryPage, Member, MembersAdded, Message, Page, Role, Room, RoomBot } from '@carillon/shared/api'

export const chatKeys = {
  members: (room_id: string) => ['chat', 'members', room_id] as const,
  contacts: (search: string) => ['chat', 'contacts', search] as const,
}

export const listRooms = () => get<{ items: Room[] }>('/rooms')
export const getRoom = (room_id: string) => get<Room>(at`/rooms/${room_id}`)
export const createRoom = (name: string, token: string) => post<Room>('/rooms', { name, token })
export const renameRoom = (room_id: string, name: string) => post<Room>(at`/rooms/${room_id}/rename`, { name })
export const deleteRoom = (room_id: string) => remove(at`/rooms/${room_id}`)
export const leaveRoom = (room_id: string) => remove(at`/rooms/${room_id}/membership`)

export interface HistoryQuery {
  before?: number
  after?: number
  limit: number
}
export const getHistory = (room_id: string, query: HistoryQuery) => get<HistoryPage>(at`/rooms/${room_id}/messages`, { ...query })
export const sendMessage = (room_id: string, content: string, token: string) =>
  post<Message>(at`/rooms/${room_id}/messages`, { content, token })
export const markRead = (room_id: string, sequence: number) => put(at`/rooms/${room_id}/read`, { sequence })

export const listMembers = (room_id: string, search: string, cursor: string | null, signal?: AbortSignal) =>
  get<Page<Member>>(at`/rooms/${room_id}/members`, { search, cursor, limit: 100 }, signal)
export const addMembers = (room_id: string, user_ids: string[]) => post<MembersAdded>(at`/rooms/${room_id}/members`, { user_ids })
export const addBot = (room_id: string, email: string) => post<RoomBot>(at`/rooms/${room_id}/bots`, { email })
export const setRole = (room_id: string, user_id: string, role: Role) => put<Member>(at`/rooms/${room_id}/members/${user_id}`, { role })
export const removeMember = (room_id: string, user_id: string) => remove(at`/rooms/${room_id}/members/${user_id}`)
export const findContacts = (search: string, signal?: AbortSignal) => get<{ items: Contact[] }>('/contacts', { search }, signal)
