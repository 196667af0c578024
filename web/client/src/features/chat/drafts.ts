/** What was written but not sent, kept for each room on this device. */
const key = (me: string, room_id: string): string => `carillon.draft.${me}.${room_id}`

export const draftOf = (me: string, room_id: string): string => localStorage.getItem(key(me, room_id)) ?? ''

export function keepDraft(me: string, room_id: string, text: string): void {
  if (text === '') localStorage.removeItem(key(me, room_id))
  else localStorage.setItem(key(me, room_id), text)
}

/** A signed-out device keeps nothing of what was written on it. */
export function forgetDrafts(): void {
  Object.keys(localStorage)
    .filter((name) => name.startsWith('carillon.draft.'))
    .forEach((name) => localStorage.removeItem(name))
  Object.keys(sessionStorage)
    .filter((name) => name.startsWith('carillon.unsent.'))
    .forEach((name) => sessionStorage.removeItem(name))
}
