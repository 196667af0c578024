/** What leads to a meeting: its ten-digit ID, however it is written, or its link. */
const NUMBER = /^\d{10}$/u
const LINK_KEY = /^[\w-]{22}$/u
const IN_LINK = /\/meet\/([^/?#\s]+)|[?&]key=([^&#\s]+)/u
const BETWEEN_DIGITS = /[\s"\u{2010}-\u{2015}.-]/gu

/** The key in what somebody typed or pasted, null when there is none. */
export function readKey(text: string): string | null {
  const link = IN_LINK.exec(text)
  const written = link?.[1] ?? link?.[2] ?? text.trim()
  if (LINK_KEY.test(written)) return written
  const digits = asciiDigits(decoded(written)).replaceAll(BETWEEN_DIGITS, '')
  return NUMBER.test(digits) ? digits : null
}

/** A meeting's ID as it is read aloud: 1234 56 7890. */
export const numberShown = (number: string): string => number.replace(/^(\d{4})(\d{2})(\d{4})$/u, '$1 $2 $3')

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Keyboards for Chinese and Japanese may write digits at full width. */
const asciiDigits = (text: string): string => text.normalize('NFKC')
