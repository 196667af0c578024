/** What somebody writes into the form, what is still missing in it, and what is sent. */
import type { Enclosure, NewSupportRequest, NumbersAbroad, SupportRow } from '@carillon/shared/api'
import { characters } from '../../shared/numbers.ts'
import { momentOf } from './zone-time.ts'

export const LONGEST_SUBJECT = 250
export const LONGEST_DESCRIPTION = 8000
export const LONGEST_APPLICANT = 200
export const MOST_NUMBERS = 10_000
/** Written like this in every language (INTL-05, PORTO-08). */
export const NUMBERS_SUBJECT = 'Provisioning International Numbers'
const PORT_OUT_SUBJECT = 'Porting phone numbers out'

const EMAIL = /^[^@\s]+@[^@\s]+\.[^@\s]+$/
const PHONE = /^\+?[0-9][0-9 ()./-]{3,30}$/

export interface Draft {
  category: SupportRow['category']
  abroad: boolean
  subject: string
  description: string
  date: string
  time: string
  zone: string
  clientVersion: string
  logReference: string
  meetingId: string
  applicant: NumbersAbroad['applicant'] | null
  applicantName: string
  numberType: NumbersAbroad['type'] | null
  country: string
  count: string
  email: string
  method: 'mail' | 'phone'
  phone: string
  language: NonNullable<NewSupportRequest['contact']['language']>
  additional: string
}

export type Field = 'subject' | 'description' | 'time' | 'applicant' | 'applicantName' | 'numberType' | 'country' | 'count' | 'email' | 'phone' | 'additional'

export const emptyDraft = (email: string, zone: string, language: Draft['language']): Draft => ({
  category: 'Meetings',
  abroad: false,
  subject: '',
  description: '',
  date: '',
  time: '',
  zone,
  clientVersion: '',
  logReference: '',
  meetingId: '',
  applicant: null,
  applicantName: '',
  numberType: null,
  country: '',
  count: '',
  email,
  method: 'mail',
  phone: '',
  language,
  additional: '',
})

/** A category brings its subject along; one that somebody wrote stays. */
export function withCategory(draft: Draft, category: Draft['category']): Draft {
  const isOurs = draft.subject === NUMBERS_SUBJECT || draft.subject === PORT_OUT_SUBJECT
  const own = isOurs ? '' : draft.subject
  return { ...draft, category, abroad: false, subject: category === 'Phone Number Port Out' && own === '' ? PORT_OUT_SUBJECT : own }
}

export const withNumbers = (draft: Draft, abroad: boolean): Draft => ({
  ...draft,
  abroad,
  subject: abroad ? NUMBERS_SUBJECT : draft.subject === NUMBERS_SUBJECT ? '' : draft.subject,
})

const addressesIn = (text: string): string[] => text.split(/[\s,;]+/).filter((each) => each !== '')

/** The fields that keep the request from being sent, in the order of the form. */
export function faults(draft: Draft, mostContacts: number): Field[] {
  const wrong: [Field, boolean][] = [
    ['subject', draft.subject.trim() === '' || characters(draft.subject) > LONGEST_SUBJECT],
    ['applicant', draft.abroad && draft.applicant === null],
    ['applicantName', draft.abroad && (draft.applicantName.trim() === '' || characters(draft.applicantName) > LONGEST_APPLICANT)],
    ['numberType', draft.abroad && draft.numberType === null],
    ['country', draft.abroad && draft.country === ''],
    ['count', draft.abroad && !isCount(draft.count)],
    ['description', draft.description.trim() === '' || characters(draft.description) > LONGEST_DESCRIPTION],
    ['time', (draft.date !== '' || draft.time !== '') && momentOf(draft.date, draft.time, draft.zone) === null],
    ['email', !EMAIL.test(draft.email.trim())],
    ['phone', draft.method === 'phone' && !PHONE.test(draft.phone.trim())],
    ['additional', addressesIn(draft.additional).length > mostContacts || !addressesIn(draft.additional).every((each) => EMAIL.test(each))],
  ]
  return wrong.filter(([, isWrong]) => isWrong).map(([field]) => field)
}

const isCount = (text: string): boolean => /^\d{1,5}$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= MOST_NUMBERS

/** What the server is sent: only what was filled in. */
export function requestOf(draft: Draft, enclosures: Enclosure[]): NewSupportRequest {
  const occurredAt = momentOf(draft.date, draft.time, draft.zone)
  return {
    category: draft.category,
    subject: draft.subject.trim(),
    description: draft.description,
    ...(occurredAt === null ? {} : { occurred_at: occurredAt, zone: draft.zone }),
    client_version: draft.clientVersion.trim(),
    log_reference: draft.logReference.trim(),
    meeting_id: draft.meetingId.trim(),
    numbers: numbersOf(draft),
    contact: {
      email: draft.email.trim(),
      method: draft.method,
      phone: draft.method === 'phone' ? draft.phone.trim() : '',
      language: draft.language,
      additional: addressesIn(draft.additional),
    },
    enclosures,
  }
}

function numbersOf({ abroad, applicant, applicantName, numberType, country, count }: Draft): NumbersAbroad | null {
  if (!abroad || applicant === null || numberType === null) return null
  return { applicant, name: applicantName.trim(), type: numberType, country, count: Number(count) }
}
