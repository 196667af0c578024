import { describe, expect, it } from 'vitest'
import { actsOf, concerns, type ActedUser } from './user-acts.ts'

const team = { id: 'a1', type: 'Team', domains: [] } as const
const enterprise = { id: 'a2', type: 'Enterprise', domains: [{ name: 'example.com' }] } as const
const alice: ActedUser = { id: 'u1', email: 'alice@example.com', display_name: 'Alice', registration: 'Registered' }
const guest: ActedUser = { ...alice, email: 'alice@example.org' }
const invited: ActedUser = { ...alice, display_name: null, registration: 'Unregistered' }
const suspended: ActedUser = { ...alice, registration: 'Suspended' }

describe('what can be done to users', () => {
  it('has no suspension in a Team account', () => {
    expect(actsOf(team)).toEqual(['permission', 'remove', 'resend', 'pin', 'sign-out'])
    expect(actsOf(enterprise)).toContain('suspend')
  })

  it('sends no invitations for an Enterprise account', () => {
    expect(actsOf(enterprise)).not.toContain('resend')
  })

  it('removes anybody from a Team account', () => {
    for (const user of [alice, guest, invited]) expect(concerns('remove', team, user)).toBe(true)
  })

  it('removes from an Enterprise account only who does not belong to it by domain', () => {
    expect(concerns('remove', enterprise, alice)).toBe(false)
    expect(concerns('remove', enterprise, guest)).toBe(true)
    expect(concerns('remove', enterprise, invited)).toBe(true)
  })

  it('suspends who is registered and activates who is suspended', () => {
    expect([alice, guest, invited, suspended].map((user) => concerns('suspend', enterprise, user))).toEqual([true, false, false, false])
    expect([alice, invited, suspended].map((user) => concerns('activate', enterprise, user))).toEqual([false, false, true])
  })

  it('does nothing to who was released with a domain', () => {
    for (const registration of ['Released', 'Suspended'] as const) {
      const released: ActedUser = { ...alice, registration, released_at: '2026-11-21T03:00:00.000Z' }
      expect(actsOf(enterprise).filter((act) => concerns(act, enterprise, released))).toEqual([])
    }
  })

  it('takes another subdomain for another domain', () => {
    expect(concerns('suspend', enterprise, { ...alice, email: 'alice@sub.example.com' })).toBe(false)
  })

  it('invites again only who has not registered, and gives a PIN only to who has', () => {
    expect(concerns('resend', team, invited)).toBe(true)
    expect(concerns('resend', team, alice)).toBe(false)
    expect(concerns('pin', team, invited)).toBe(false)
    expect(concerns('pin', team, alice)).toBe(true)
  })
})
