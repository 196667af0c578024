/** A trust policy by choices: who may take a role on, and what is asked of them. */
export interface TrustChoice {
  who: 'organisation' | 'identity'
  /** The ARN of the one identity. */
  arn: string
  secondFactor: boolean
  /** A word that whoever takes the role on has to know; empty asks for none. */
  externalId: string
}

export const NO_CHOICE: TrustChoice = { who: 'organisation', arn: '', secondFactor: false, externalId: '' }

const IDENTITY = /^arn:aws:iam::\d{12}:(user|role)\/.+$/

export const isIdentity = (arn: string): boolean => IDENTITY.test(arn.trim())

export function trustText({ who, arn, secondFactor, externalId }: TrustChoice, organisationId: string): string {
  const condition = {
    ...(secondFactor ? { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } : {}),
    ...(externalId.trim() === '' ? {} : { StringEquals: { 'sts:ExternalId': externalId.trim() } }),
  }
  const statement = {
    Effect: 'Allow',
    Principal: { AWS: who === 'organisation' ? organisationId : arn.trim() },
    Action: 'sts:AssumeRole',
    ...(Object.keys(condition).length === 0 ? {} : { Condition: condition }),
  }
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] }, null, 2)
}
