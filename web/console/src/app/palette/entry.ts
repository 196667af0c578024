/** What the command palette offers, and which of it fits a text. */
export type Group = 'pages' | 'acts' | 'accounts' | 'users' | 'numbers'

export const GROUPS: readonly Group[] = ['pages', 'acts', 'accounts', 'users', 'numbers']

export interface Entry {
  id: string
  group: Group
  text: string
  /** Which of several that are called so: the section of a page, the account of a user. */
  hint?: string
  /** Why it cannot be chosen. */
  closed?: string
  choose: () => void
}

const MOST_OF_A_GROUP = 8

/** Those with every word of the text, the best first, in the order of the groups. */
export function fitting(entries: readonly Entry[], text: string): Entry[] {
  const words = folded(text).split(' ').filter((word) => word !== '')
  const found = entries.flatMap((entry) => {
    const rank = rankOf(entry, words)
    return rank === null ? [] : [{ entry, rank }]
  })
  return GROUPS.flatMap((group) =>
    found
      .filter(({ entry }) => entry.group === group)
      .sort((one, other) => one.rank - other.rank)
      .map(({ entry }) => entry)
      .slice(0, words.length === 0 ? entries.length : MOST_OF_A_GROUP),
  )
}

/** 0 when all words begin words of the title, 1 when they begin some of the hint too, 2 when they are anywhere. */
function rankOf({ text, hint = '' }: Entry, words: readonly string[]): number | null {
  const title = folded(text)
  const whole = `${title} ${folded(hint)}`
  if (words.every((word) => begins(title, word))) return 0
  if (words.every((word) => begins(whole, word))) return 1
  return words.every((word) => whole.includes(word)) ? 2 : null
}

const begins = (text: string, word: string): boolean => ` ${text}`.includes(` ${word}`)

const folded = (text: string): string => text.normalize('NFKD').replace(/\p{Mn}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim()

/** The entry before or after this one that can be chosen, around the ends. */
export function step(entries: readonly Entry[], from: string | null, by: 1 | -1): string | null {
  const open = entries.filter(({ closed }) => closed === undefined)
  if (open.length === 0) return null
  const at = open.findIndex(({ id }) => id === from)
  const next = at === -1 ? (by === 1 ? 0 : open.length - 1) : (at + by + open.length) % open.length
  return open[next]?.id ?? null
}
