import { describe, expect, it } from 'vitest'
import { NO_CHOICE, isIdentity, trustText } from './trust-choice.ts'

const ALICE = 'arn:aws:iam::123456789012:user/alice'
const statementOf = (text: string) => (JSON.parse(text) as { Statement: unknown[] }).Statement[0]

describe('a trust policy by choices', () => {
  it('trusts the organisation, whose own policies decide then', () => {
    expect(statementOf(trustText(NO_CHOICE, '123456789012'))).toEqual({ Effect: 'Allow', Principal: { AWS: '123456789012' }, Action: 'sts:AssumeRole' })
  })

  it('trusts one identity, and asks for a second factor and a word', () => {
    const text = trustText({ who: 'identity', arn: ` ${ALICE} `, secondFactor: true, externalId: 'bells' }, '123456789012')
    expect(statementOf(text)).toEqual({
      Effect: 'Allow',
      Principal: { AWS: ALICE },
      Action: 'sts:AssumeRole',
      Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' }, StringEquals: { 'sts:ExternalId': 'bells' } },
    })
  })

  it.each([
    [ALICE, true],
    ['arn:aws:iam::123456789012:role/Reporting', true],
    ['alice', false],
    ['arn:aws:iam::123456789012:group/admins', false],
  ])('takes %s as an identity: %s', (arn, is) => {
    expect(isIdentity(arn)).toBe(is)
  })
})
