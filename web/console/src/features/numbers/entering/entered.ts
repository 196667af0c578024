/** Numbers that somebody types or pastes: which lines there are, which products their country has, and what becomes of each. */
import type { CheckedEntry, NumberRow, Supply } from '@carillon/shared/api'

export const MOST_ENTERED = 500
const LONGEST_LINE = 64

export type Product = NumberRow['product']
export type Verdict = CheckedEntry['verdict']
export type LinesFault = 'nothing' | 'many' | 'long'

/** As the fields of the dialog have it. */
export interface Draft {
  text: string
  product: Product
  name: string
}

/** In this order they are told. */
export const VERDICTS: readonly Verdict[] = ['new', 'here', 'taken', 'other-country', 'unknown-country', 'unsuited', 'malformed']

const PRODUCTS: readonly Product[] = ['BusinessCalling', 'VoiceConnector', 'SipMediaApplicationDialIn']

/** One number on each line; commas and semicolons part them too. */
export const linesOf = (text: string): string[] => [
  ...new Set(
    text
      .split(/[\n,;]/)
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
]

export function linesFault(text: string): LinesFault | null {
  const lines = linesOf(text)
  if (lines.length === 0) return 'nothing'
  if (lines.length > MOST_ENTERED) return 'many'
  return lines.some((line) => line.length > LONGEST_LINE) ? 'long' : null
}

/** What numbers of the country can be used with; every product where the country is not known, or none is meant. */
export function productsFor(supplies: readonly Supply[], country: string | null): Product[] {
  const found = new Set(supplies.filter((supply) => supply.country === country).flatMap(({ products }) => products))
  return found.size === 0 ? [...PRODUCTS] : PRODUCTS.filter((product) => found.has(product))
}

export const newNumbers = (items: readonly CheckedEntry[]): string[] => items.filter(({ verdict }) => verdict === 'new').map(({ number }) => number)

export const byVerdict = (items: readonly CheckedEntry[]): { verdict: Verdict; entries: CheckedEntry[] }[] =>
  VERDICTS.map((verdict) => ({ verdict, entries: items.filter((each) => each.verdict === verdict) })).filter(({ entries }) => entries.length > 0)
