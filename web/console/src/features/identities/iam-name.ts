/** What a user, a group or a device may be called. */
export const LONGEST_USER_NAME = 64
export const LONGEST_GROUP_NAME = 128
export const LONGEST_DEVICE_NAME = 128

export type NameFault = 'empty' | 'long' | 'signs'

export function nameFault(name: string, longest: number): NameFault | null {
  if (name === '') return 'empty'
  if (name.length > longest) return 'long'
  return /^[A-Za-z0-9_+=,.@-]+$/.test(name) ? null : 'signs'
}
