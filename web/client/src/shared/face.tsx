/** A person or a room as a small round or square of initials; the name beside it says the same. */
import type { CSSProperties } from 'react'
import classes from './face.module.css'

const HUES = [12, 36, 88, 150, 184, 212, 250, 284, 330]

export function Face({ name, id, size = 32, room = false }: { name: string; id: string; size?: number; room?: boolean }) {
  const style = { '--face-size': `${size}px`, '--face-hue': hueOf(id) } as CSSProperties
  return (
    <span className={`${classes['face']} ${room ? classes['room'] : ''}`} style={style} aria-hidden="true">
      {initialsOf(name)}
    </span>
  )
}

export function initialsOf(name: string): string {
  // Brackets and quotation marks around a word say nothing: "ring (Bot)" is RB.
  const words = name.trim().split(/\s+/u).map(bare)
  const letters = [words[0], words.length > 1 ? words.at(-1) : ''].map((word) => firstLetter(word ?? ''))
  return letters.join('').toLocaleUpperCase()
}

const bare = (word: string): string => word.replace(/^[\p{Ps}\p{Pi}"']+(?=.)/u, '')

/** The first thing that reads as one character, be it an emoji of many code points. */
const firstLetter = (word: string): string => new Intl.Segmenter().segment(word)[Symbol.iterator]().next().value?.segment ?? ''

function hueOf(id: string): number {
  let sum = 0
  for (const letter of id) sum = (sum * 31 + letter.charCodeAt(0)) % 9973
  return HUES[sum % HUES.length] ?? 0
}
