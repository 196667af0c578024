/** What the wizard asks for, step by step, and what is still missing. */
import { ApiError, type SetupRequest } from '@carillon/shared/api'
import { passwordIsGood } from '../../shared/password-rules.ts'

export interface Wishes {
  organisation: string
  name: string
  email: string
  password: string
  reach: 'local' | 'host'
  host_name: string
  certificate_file: string
  key_file: string
  trusted_proxies: string
  use_carillon: boolean
}

export const noWishes: Wishes = {
  organisation: '',
  name: '',
  email: '',
  password: '',
  reach: 'local',
  host_name: '',
  certificate_file: '',
  key_file: '',
  trusted_proxies: '',
  use_carillon: true,
}

export const STEPS = ['organisation', 'administrator', 'reach', 'yourself'] as const
export type StepName = (typeof STEPS)[number]

/** The fields of a step that still need something. */
export function missing(wishes: Wishes, step: StepName): (keyof Wishes)[] {
  const empty = (...fields: (keyof Wishes)[]) => fields.filter((field) => String(wishes[field]).trim() === '')
  switch (step) {
    case 'organisation':
      return empty('organisation')
    case 'administrator':
      return [...empty('name'), ...unless(/^[^\s@]+@[^\s@]+$/u.test(wishes.email.trim()), 'email'), ...unless(passwordIsGood(wishes.password, wishes.email), 'password')]
    case 'reach':
      return wishes.reach === 'local' ? [] : [...unless(isHostName(wishes.host_name), 'host_name'), ...bothOrNeither(wishes)]
    case 'yourself':
      return []
  }
}

/** A certificate without its key is of no use, nor the other way round; behind a proxy one needs neither. */
function bothOrNeither(wishes: Wishes): (keyof Wishes)[] {
  const certificate = wishes.certificate_file.trim() !== ''
  const key = wishes.key_file.trim() !== ''
  if (certificate && key) return []
  if (!certificate && !key && proxies(wishes.trusted_proxies).length > 0) return []
  return [...unless(certificate, 'certificate_file'), ...unless(key, 'key_file')]
}

const unless = (good: boolean, field: keyof Wishes): (keyof Wishes)[] => (good ? [] : [field])
const isHostName = (text: string): boolean => /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/iu.test(text.trim())
const proxies = (text: string): string[] => text.split(/[\s,;]+/u).filter((part) => part !== '')

export const setupRequest = (wishes: Wishes, secret: string): SetupRequest => ({
  secret,
  organisation_name: wishes.organisation.trim(),
  administrator: { name: wishes.name.trim(), email: wishes.email.trim(), password: wishes.password },
  reach:
    wishes.reach === 'local'
      ? { kind: 'local' }
      : {
          kind: 'host',
          host_name: wishes.host_name.trim().toLowerCase(),
          certificate_file: wishes.certificate_file.trim(),
          key_file: wishes.key_file.trim(),
          trusted_proxies: proxies(wishes.trusted_proxies),
        },
  use_carillon: wishes.use_carillon,
})

/** The step in which a refused wish can be changed. */
export function stepToBlame(error: unknown): StepName | null {
  if (!(error instanceof ApiError)) return null
  if (error.code.startsWith('Password') || error.code.startsWith('Email') || error.code === 'NameWrong') return 'administrator'
  if (['HostNameInvalid', 'CertificateUnusable', 'ProxyInvalid'].includes(error.code)) return 'reach'
  if (error.code.startsWith('Organisation')) return 'organisation'
  return null
}
