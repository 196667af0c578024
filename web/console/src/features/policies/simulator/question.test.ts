import { describe, expect, it } from 'vitest'
import { askedOf, fromSearch, isTime, toSearch } from './question.ts'

const search = {
  source: 'arn:aws:iam::123456789012:role/teams/Reporting',
  action: 'chime:GetUser,chime:ListUsers',
  resource: '*',
  ip: '192.0.2.7',
  mfa: 'true',
  time: '2026-11-21T12:00:00Z',
}

describe('a question to the simulator', () => {
  it('comes from the address', () => {
    expect(fromSearch(search)).toMatchObject({ kind: 'role', name: 'Reporting', actions: ['chime:GetUser', 'chime:ListUsers'], secondFactor: 'true', tls: 'unset' })
  })

  it('goes back into the address, without what was left out', () => {
    expect(toSearch(fromSearch(search), '123456789012')).toEqual({ ...search, source: 'arn:aws:iam::123456789012:role/Reporting' })
    expect(toSearch(fromSearch({}), '123456789012')).toEqual({})
  })

  it('says of a call only what was chosen', () => {
    expect(askedOf(fromSearch({ action: 'chime:GetUser' }))).toEqual({ actions: ['chime:GetUser'], resources: [], context: {} })
    expect(askedOf(fromSearch(search)).context).toEqual({
      'aws:SourceIp': '192.0.2.7',
      'aws:MultiFactorAuthPresent': 'true',
      'aws:CurrentTime': '2026-11-21T12:00:00.000Z',
      'aws:EpochTime': '1795262400',
    })
  })

  it.each([
    ['', true],
    ['2026-11-21T12:00:00Z', true],
    ['noon', false],
  ])('takes %s as a time: %s', (text, is) => {
    expect(isTime(text)).toBe(is)
  })
})
