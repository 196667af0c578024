/** Whether people are asked on this device how a meeting was; kept in its browser. */
const KEY = 'carillon.survey'
const OFF = 'off'

export const isAsked = (): boolean => localStorage.getItem(KEY) !== OFF

export function keepAsked(asked: boolean): void {
  if (asked) localStorage.removeItem(KEY)
  else localStorage.setItem(KEY, OFF)
}
