/** What a calling name may be: up to 15 English letters, digits and spaces; nothing clears it. */
import type { CallingName } from '@carillon/shared/api'

export const LONGEST_CALLING_NAME = 15

export type CallingNameFault = 'long' | 'signs'

export function callingNameFault(text: string): CallingNameFault | null {
  if (!/^[A-Za-z0-9 ]*$/.test(text)) return 'signs'
  return text.length > LONGEST_CALLING_NAME ? 'long' : null
}

/** A name is changed once in seven days. */
export const isFixed = (name: CallingName, now: Date): boolean => name.changeable_at !== null && new Date(name.changeable_at) > now
