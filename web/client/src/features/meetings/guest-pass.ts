/** What a guest is known by: the pass to the same seat for this tab, the name for the next meeting too. */
const passKey = (meeting_id: string) => `carillon.guest-pass.${meeting_id}`
const NAME = 'carillon.guest-name'

export const keptPass = (meeting_id: string): string | null => sessionStorage.getItem(passKey(meeting_id))

export function keepPass(meeting_id: string, pass: string | null): void {
  if (pass === null) sessionStorage.removeItem(passKey(meeting_id))
  else sessionStorage.setItem(passKey(meeting_id), pass)
}

export const keptName = (): string => localStorage.getItem(NAME) ?? ''
export const keepName = (name: string): void => localStorage.setItem(NAME, name)
