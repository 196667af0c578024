import { describe, expect, it } from 'vitest'
import { fitting, step, type Entry } from './entry.ts'

const entry = (text: string, hint?: string, more: Partial<Entry> = {}): Entry => ({
  id: text,
  group: 'pages',
  text,
  ...(hint === undefined ? {} : { hint }),
  choose: () => undefined,
  ...more,
})
const entries = [
  entry('Accounts', 'Carillon'),
  entry('Phone number management', 'Calling'),
  entry('Getting started', 'Calling'),
  entry('Mein Büro', 'Acme', { group: 'accounts' }),
  entry('My account', 'Settings'),
  entry('New account', undefined, { group: 'acts' }),
]
const texts = (text: string) => fitting(entries, text).map(({ text: title }) => title)

describe('what fits a text', () => {
  it('is everything, by group, while nothing is typed', () => {
    expect(texts('')).toEqual(['Accounts', 'Phone number management', 'Getting started', 'My account', 'New account', 'Mein Büro'])
  })

  it('has every word somewhere, beginnings of the title first', () => {
    expect(texts('acc')).toEqual(['Accounts', 'My account', 'New account'])
    expect(texts('number call')).toEqual(['Phone number management'])
    expect(texts('ounts')).toEqual(['Accounts'])
    expect(texts('account nothing')).toEqual([])
  })

  it('does not mind capitals, marks and space', () => {
    expect(texts('  BURO ')).toEqual(['Mein Büro'])
  })

  it('never drowns in one group', () => {
    const many = Array.from({ length: 20 }, (_, number) => entry(`Room ${number}`))
    expect(fitting(many, 'room')).toHaveLength(8)
  })
})

describe('the arrow keys', () => {
  const some = [entry('a'), entry('b', undefined, { closed: 'not allowed' }), entry('c')]

  it('go over what cannot be chosen, and around the ends', () => {
    expect(step(some, 'a', 1)).toBe('c')
    expect(step(some, 'c', 1)).toBe('a')
    expect(step(some, 'a', -1)).toBe('c')
    expect(step(some, null, -1)).toBe('c')
    expect(step([], null, 1)).toBeNull()
  })
})
