import type { UserRow } from '@carillon/shared/api'
import { describe, expect, it } from 'vitest'
import { NOBODY, chosenOf, chosenOn, offersAll, sizeOf, type Choice } from './choice.ts'

const user = (id: string): UserRow => ({
  id,
  email: `${id}@example.com`,
  display_name: id,
  registration: 'Registered',
  license: 'Pro',
  user_type: 'PrivateUser',
  invited_at: null,
  joined_at: null,
  last_active_at: null,
  phone_number: null,
  released_at: null,
})
const [alice, bob, carol] = [user('alice'), user('bob'), user('carol')]
const first = [alice, bob]
const all: Choice = { all: true, total: 3 }

describe('the choice of users', () => {
  it('stays on other pages while one page changes', () => {
    const both = chosenOn(first, first, NOBODY)
    const three = chosenOn([carol], [carol], both)
    expect(sizeOf(three)).toBe(3)
    expect(chosenOf(first, three)).toEqual(first)
    expect(chosenOf(first, chosenOn(first, [bob], three))).toEqual([bob])
    expect(sizeOf(chosenOn(first, [], three))).toBe(1)
  })

  it('is everybody on every page once all are chosen, and single ones again after a tick', () => {
    expect(chosenOf([carol], all)).toEqual([carol])
    expect(sizeOf(all)).toBe(3)
    expect(sizeOf(chosenOn(first, [alice], all))).toBe(1)
  })

  it('is offered for all when a whole page is chosen and there are more', () => {
    const page = chosenOn(first, first, NOBODY)
    expect(offersAll(first, page, 3)).toBe(true)
    expect(offersAll(first, page, 2)).toBe(false)
    expect(offersAll(first, chosenOn(first, [bob], NOBODY), 3)).toBe(false)
    expect([offersAll(first, page, undefined), offersAll(first, all, 3), offersAll([], NOBODY, 3)]).toEqual([false, false, false])
  })
})
