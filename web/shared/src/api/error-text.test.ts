import { setupI18n } from '@lingui/core'
import { afterEach, describe, expect, it } from 'vitest'
import { keepZone } from '../format/zone.ts'
import { ApiError, Unreachable } from './api-error.ts'
import { errorText } from './error-text.ts'

afterEach(() => keepZone(null))

const speaking = (locale: string, messages: Record<string, string>) =>
  setupI18n({ locale, messages: { [locale]: Object.fromEntries(Object.entries(messages).map(([id, text]) => [id, parts(text)])) } })

/** As a compiled catalogue holds a message: texts and arguments. */
const parts = (text: string) =>
  text
    .split(/(\{\w+\})/)
    .filter((part) => part !== '')
    .map((part) => (part.startsWith('{') ? [part.slice(1, -1)] : part)) as unknown as string

const refusal = (code: string, facts: Record<string, unknown> = {}) => new ApiError(400, code, 'What the server says.', facts)

describe('a refusal', () => {
  it('is told in the language of the person, with its facts in their format', () => {
    const i18n = speaking('fr', { 'refusal.TooMany': 'Au plus {most} adresses.', 'refusal.Later': 'À partir du {at}.' })
    expect(errorText(refusal('TooMany', { most: 10000 }), i18n)).toMatch(/^Au plus 10\s000 adresses\.$/u)
    keepZone('Asia/Jakarta')
    expect(errorText(refusal('Later', { at: '2026-11-21T20:05:00Z' }), i18n)).toBe('À partir du 22 novembre 2026 à 03:05.')
  })

  it('of a code that says several things is told by its facts', () => {
    const i18n = speaking('it', { 'refusal.UserNotFound.name': 'Nessun utente {name}.', 'refusal.UserNotFound.user_id': 'Nessun utente con ID {user_id}.' })
    expect(errorText(refusal('UserNotFound', { name: 'alice' }), i18n)).toBe('Nessun utente alice.')
    expect(errorText(refusal('UserNotFound', { user_id: '42' }), i18n)).toBe('Nessun utente con ID 42.')
  })

  it('with words of the server in a fact is told as one sentence, where a catalogue has it', () => {
    const i18n = speaking('fr', { 'refusal.InUse: empty it': 'Videz-le d’abord.', 'refusal.InUse': 'Il faut d’abord : {first}.' })
    expect(errorText(refusal('InUse', { first: 'empty it' }), i18n)).toBe('Videz-le d’abord.')
    expect(errorText(refusal('InUse', { first: 'sell it' }), i18n)).toBe('Il faut d’abord : sell it.')
  })

  it('that no catalogue knows keeps the words of the server', () => {
    expect(errorText(refusal('Novel'), speaking('en', {}))).toBe('What the server says.')
  })

  it('for which somebody wrote better words has those', () => {
    const i18n = speaking('en', { 'refusal.Unreachable': 'Not this one.' })
    expect(errorText(new Unreachable(), i18n)).toBe('The server cannot be reached. Check your connection and try again.')
  })
})
