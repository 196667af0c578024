/** What an account may be called. */
import { characters } from '../../shared/numbers.ts'

export const LONGEST_NAME = 100

export type NameFault = 'empty' | 'long' | 'unprintable'

export const cleanName = (text: string): string => text.trim()

export function nameFault(text: string): NameFault | null {
  const name = cleanName(text)
  if (name === '') return 'empty'
  if (characters(name) > LONGEST_NAME) return 'long'
  return /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(name) ? 'unprintable' : null
}
