/** What a policy or a role may be called. */
const LONGEST = 128
const NAME = /^[\w+=,.@-]+$/

export type NameFault = 'empty' | 'wrong' | 'long' | 'taken'

export function nameFault(name: string, taken: readonly string[] = [], longest = LONGEST): NameFault | null {
  const clean = name.trim()
  if (clean === '') return 'empty'
  if (clean.length > longest) return 'long'
  if (!NAME.test(clean)) return 'wrong'
  return taken.includes(clean) ? 'taken' : null
}
