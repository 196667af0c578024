import type { CheckedEntry, Supply } from '@carillon/shared/api'
import { spec } from '@carillon/shared/testing'
import { describe, expect, it } from 'vitest'
import { MOST_ENTERED, byVerdict, linesFault, linesOf, newNumbers, productsFor, type Verdict } from './entered.ts'

const LONDON = '+442079460100'
const papers = { papers: [], address: null, regulator_first: false }
const supply = (country: string, ...products: Supply['products']): Supply => ({ country, type: 'Local', prefixes: [], products, order: papers, port: null })
const entry = (number: string, verdict: Verdict): CheckedEntry => ({ line: number, number, verdict, country: 'GB', type: 'Local' })

describe('numbers that are typed', () => {
  it('stand one on each line, or parted by commas, and each once', () => {
    expect(linesOf(`\n ${LONDON} \n\n+44 20 7946 0101, +442079460102;${LONDON}\r\n`)).toEqual([LONDON, '+44 20 7946 0101', '+442079460102'])
  })

  it('are one at least and 500 at most, in short lines', () => {
    const many = Array.from({ length: MOST_ENTERED }, (_, index) => `+44207946${1000 + index}`).join('\n')
    expect([linesFault(' \n'), linesFault(many), linesFault(`${many}\n+1`), linesFault('+'.repeat(65))]).toEqual(['nothing', null, 'many', 'long'])
  })
})

describe('the product of numbers', () => {
  it(spec('INTL-01')`is one that the country has`, () => {
    const supplies = [supply('US', 'BusinessCalling', 'VoiceConnector'), supply('GB', 'SipMediaApplicationDialIn')]
    expect(productsFor(supplies, 'GB')).toEqual(['SipMediaApplicationDialIn'])
    expect(productsFor(supplies, 'US')).toEqual(['BusinessCalling', 'VoiceConnector'])
  })

  it('is any where no country is meant, or nothing is known of it', () => {
    expect(productsFor([supply('GB', 'SipMediaApplicationDialIn')], null)).toHaveLength(3)
    expect(productsFor([], 'FR')).toHaveLength(3)
  })
})

describe('checked numbers', () => {
  const items = [entry('1', 'taken'), entry('2', 'new'), entry('3', 'taken'), entry('4', 'new')]

  it('are told by what becomes of them, the new ones first', () => {
    expect(byVerdict(items).map(({ verdict, entries }) => [verdict, entries.map(({ number }) => number)])).toEqual([
      ['new', ['2', '4']],
      ['taken', ['1', '3']],
    ])
  })

  it('are added where they are new', () => {
    expect(newNumbers(items)).toEqual(['2', '4'])
  })
})
