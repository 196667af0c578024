/** A question to the simulator: who would do what, under which circumstances; kept in the address. */
import type { BearerKind } from '../api.ts'
import type { Asked } from './api.ts'

/** `unset` leaves the key out, as calls do that have no such thing. */
export type Truth = 'unset' | 'true' | 'false'

export interface Question {
  kind: BearerKind | 'policy'
  name: string
  /** The pasted policy; it is not kept in the address. */
  document: string
  actions: string[]
  resources: string
  address: string
  secondFactor: Truth
  tls: Truth
  /** In ISO 8601, UTC. */
  time: string
}

export type QuestionSearch = Partial<Record<'source' | 'action' | 'resource' | 'ip' | 'mfa' | 'tls' | 'time', string>>

const SOURCE = /^arn:aws:iam::\d{12}:(user|group|role)\/(?:.*\/)?([^/]+)$/

const truth = (text: string | undefined): Truth => (text === 'true' || text === 'false' ? text : 'unset')
const parts = (text: string): string[] =>
  text
    .split(/[\s,]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '')

export function fromSearch(search: QuestionSearch): Question {
  const [, kind = 'user', name = ''] = SOURCE.exec(search.source ?? '') ?? []
  return {
    kind: kind === 'group' || kind === 'role' ? kind : 'user',
    name,
    document: '',
    actions: parts(search.action ?? ''),
    resources: search.resource ?? '',
    address: search.ip ?? '',
    secondFactor: truth(search.mfa),
    tls: truth(search.tls),
    time: search.time ?? '',
  }
}

export function toSearch(question: Question, organisationId: string): QuestionSearch {
  const whole = {
    source: question.kind === 'policy' || question.name === '' ? '' : arnOf(question, organisationId),
    action: question.actions.join(','),
    resource: question.resources.trim(),
    ip: question.address.trim(),
    mfa: question.secondFactor === 'unset' ? '' : question.secondFactor,
    tls: question.tls === 'unset' ? '' : question.tls,
    time: question.time.trim(),
  }
  return Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== ''))
}

export const arnOf = ({ kind, name }: Question, organisationId: string) => `arn:aws:iam::${organisationId}:${kind}/${name.trim()}`

export const isTime = (text: string): boolean => text.trim() === '' || !Number.isNaN(Date.parse(text))

export function askedOf(question: Question): Asked {
  const { address, secondFactor, tls, time } = question
  const moment = time.trim() === '' ? null : new Date(time)
  return {
    actions: question.actions,
    resources: parts(question.resources),
    context: {
      ...(address.trim() === '' ? {} : { 'aws:SourceIp': address.trim() }),
      ...(secondFactor === 'unset' ? {} : { 'aws:MultiFactorAuthPresent': secondFactor }),
      ...(tls === 'unset' ? {} : { 'aws:SecureTransport': tls }),
      ...(moment === null ? {} : { 'aws:CurrentTime': moment.toISOString(), 'aws:EpochTime': String(Math.floor(moment.getTime() / 1000)) }),
    },
  }
}
