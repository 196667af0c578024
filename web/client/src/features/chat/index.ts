/** Chat rooms: reading and writing them, live. */
export { ChatProvider, useChat, useListedRooms } from './chat-context.tsx'
export { unread } from './chat-state.ts'
export { CreateRoomDialog } from './create-room-dialog.tsx'
export { forgetDrafts } from './drafts.ts'
export { HomeRooms } from './home-rooms.tsx'
export { SideRooms } from './side-rooms.tsx'
export { UnreadCount } from './room-links.tsx'
