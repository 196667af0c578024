/** The form of a port-in as it is filled in: what each country asks for, what is missing, and what is sent. */
import type { NewPortIn, NumberType, Paper, Supply } from '@carillon/shared/api'

export type BillingChoice = 'new-number' | 'close-account' | 'each-its-own'

export interface LotDraft {
  carrier: string
  numbers: string
}

export interface PortDraft {
  product: NewPortIn['product']
  country: string
  type: NumberType
  lots: readonly LotDraft[]
  date: string
  time: string
  usage: string
  billingNumber: string
  authorisedBy: string
  customerName: string
  serviceAddress: string
  accountNumber: string
  servicePin: string
  choice: BillingChoice | null
  newBillingNumber: string
  sameAccount: boolean
  email: string
  language: string
  byPhone: boolean
  phone: string
}

export type Field = keyof PortDraft

export const HOME = 'US'

export const emptyDraft = (email: string, language: string): PortDraft => ({
  product: 'BusinessCalling',
  country: HOME,
  type: 'Local',
  lots: [{ carrier: '', numbers: '' }],
  date: '',
  time: '',
  usage: '',
  billingNumber: '',
  authorisedBy: '',
  customerName: '',
  serviceAddress: '',
  accountNumber: '',
  servicePin: '',
  choice: null,
  newBillingNumber: '',
  sameAccount: false,
  email,
  language,
  byPhone: false,
  phone: '',
})

/** Numbers as people write them, one after another: with spaces, brackets and dashes inside, commas or lines between. */
export const numbersIn = (text: string): string[] =>
  text
    .split(/[,;\n]+/)
    .map((part) => part.replace(/[\s().-]/g, ''))
    .filter((part) => part !== '')

export const isNumber = (number: string): boolean => /^\+[1-9]\d{6,14}$/.test(number)

export const allNumbers = (draft: PortDraft): string[] => [...new Set(draft.lots.flatMap(({ numbers }) => numbersIn(numbers)))]

/** Whether the billing number is among those that move: then something must become of the account. */
export const portsBilling = (draft: PortDraft): boolean => {
  const [billing = ''] = numbersIn(draft.billingNumber)
  return billing !== '' && allNumbers(draft).includes(billing)
}

/** The row of the country, the type and the national range. */
export function supplyOf(rows: readonly Supply[], draft: Pick<PortDraft, 'country' | 'type'>, number: string | undefined): Supply | null {
  const those = rows.filter(({ country, type }) => country === draft.country && type === draft.type)
  const special = those.find(({ prefixes }) => number !== undefined && prefixes.some((prefix) => number.startsWith(prefix)))
  return special ?? those.find(({ prefixes }) => prefixes.length === 0) ?? null
}

/** A letter of agency for each present carrier, every other paper once. */
export const papersOf = (papers: readonly Paper[], lots: readonly LotDraft[]): { paper: Paper; carrier: string }[] => {
  const carriers = [...new Set(lots.filter(({ numbers }) => numbersIn(numbers).length > 0).map(({ carrier }) => carrier.trim()))]
  const letters = carriers.length === 0 ? [''] : carriers
  return papers.flatMap((paper): { paper: Paper; carrier: string }[] => (paper === 'letter of agency' ? letters.map((carrier) => ({ paper, carrier })) : [{ paper, carrier: '' }]))
}

/** The moment in the zone of this browser; null while it is not whole. */
export function momentOf(date: string, time: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || !/^\d{2}:\d{2}$/.test(time)) return null
  const moment = new Date(`${date}T${time}:00`)
  return Number.isNaN(moment.getTime()) ? null : moment
}

const isEmpty = (text: string) => text.trim() === ''

/** The fields that hold the request back. */
export function faultsOf(draft: PortDraft, now: Date): ReadonlySet<Field> {
  const faults = new Set<Field>()
  const numbers = allNumbers(draft)
  if (numbers.length === 0 || !numbers.every(isNumber)) faults.add('lots')
  const moment = momentOf(draft.date, draft.time)
  if (moment === null || moment <= now) faults.add('date')
  if (!/^\S+@\S+\.\S+$/.test(draft.email.trim())) faults.add('email')
  if (draft.byPhone && draft.phone.replace(/\D/g, '').length < 5) faults.add('phone')
  if (isEmpty(draft.language)) faults.add('language')
  if (draft.country === HOME) billingFaults(draft).forEach((field) => faults.add(field))
  else if (isEmpty(draft.usage)) faults.add('usage')
  return faults
}

function billingFaults(draft: PortDraft): Field[] {
  const named = (['authorisedBy', 'customerName', 'serviceAddress'] as const).filter((field) => isEmpty(draft[field]))
  const billing = numbersIn(draft.billingNumber)
  const wrong: Field[] = billing.length === 1 && billing.every(isNumber) ? [] : ['billingNumber']
  if (!portsBilling(draft)) return [...named, ...wrong]
  if (draft.choice === null) return [...named, ...wrong, 'choice']
  if (draft.choice !== 'new-number') return [...named, ...wrong]
  const [next = ''] = numbersIn(draft.newBillingNumber)
  const stays = isNumber(next) && !allNumbers(draft).includes(next)
  return [...named, ...wrong, ...(stays ? [] : (['newBillingNumber'] as const)), ...(draft.sameAccount ? [] : (['sameAccount'] as const))]
}

export function wishOf(draft: PortDraft): NewPortIn {
  const isHome = draft.country === HOME
  return {
    product: draft.product,
    country: draft.country,
    lots: draft.lots.map(({ carrier, numbers }) => ({ carrier, numbers: numbersIn(numbers) })),
    wanted_at: momentOf(draft.date, draft.time)?.toISOString() ?? '',
    contact: { email: draft.email, language: draft.language, way: draft.byPhone ? 'phone' : 'web', phone: draft.phone },
    billing: isHome ? billingOf(draft) : null,
    usage: isHome ? '' : draft.usage,
    service_pin: isHome ? draft.servicePin : '',
  }
}

const billingOf = (draft: PortDraft): NonNullable<NewPortIn['billing']> => ({
  billing_number: numbersIn(draft.billingNumber)[0] ?? '',
  authorised_by: draft.authorisedBy,
  customer_name: draft.customerName,
  service_address: draft.serviceAddress,
  account_number: draft.accountNumber,
  choice: portsBilling(draft) ? draft.choice : null,
  new_billing_number: numbersIn(draft.newBillingNumber)[0] ?? '',
  same_account: draft.sameAccount,
})
