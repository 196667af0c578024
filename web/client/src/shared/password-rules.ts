/** What a password must be, as far as a browser can tell; the server also knows the common ones. */
import { letterCount } from '@carillon/shared/format'

export const SHORTEST = 12
export const LONGEST = 128
export const LEAST_DIFFERENT = 5

export interface PasswordVerdict {
  length: boolean
  other: boolean
}

export function passwordVerdict(password: string, email: string): PasswordVerdict {
  const plain = password.trim().toLowerCase()
  const different = new Set(plain).size >= LEAST_DIFFERENT
  const address = email.trim().toLowerCase()
  return {
    length: letterCount(password) >= SHORTEST && letterCount(password) <= LONGEST,
    other: different && plain !== address && plain !== (address.split('@')[0] ?? ''),
  }
}

export const passwordIsGood = (password: string, email: string): boolean => Object.values(passwordVerdict(password, email)).every(Boolean)
