import { spec } from '@carillon/shared/testing'
import { describe, expect, it } from 'vitest'
import { emptyDraft, faults, LONGEST_DESCRIPTION, LONGEST_SUBJECT, NUMBERS_SUBJECT, requestOf, withCategory, withNumbers, type Draft } from './new-request.ts'

const MOST = 10
const written: Draft = { ...emptyDraft('alice@example.com', 'Europe/Zurich', 'en'), subject: 'No sound', description: 'Nobody hears me.' }

describe('a new request', () => {
  it(spec('SUP-03')`needs a subject, a description and an address`, () => {
    expect(faults(emptyDraft('', 'UTC', 'en'), MOST)).toEqual(['subject', 'description', 'email'])
    expect(faults(written, MOST)).toEqual([])
    expect(faults({ ...written, description: 'd'.repeat(LONGEST_DESCRIPTION), subject: 's'.repeat(LONGEST_SUBJECT) }, MOST)).toEqual([])
    expect(faults({ ...written, description: 'd'.repeat(LONGEST_DESCRIPTION + 1), subject: 's'.repeat(LONGEST_SUBJECT + 1) }, MOST)).toEqual(['subject', 'description'])
  })

  it(spec('SUP-04')`takes date and time together, in a zone`, () => {
    expect(faults({ ...written, date: '2026-11-21' }, MOST)).toEqual(['time'])
    expect(requestOf({ ...written, date: '2026-11-21', time: '12:30' }, [])).toMatchObject({ occurred_at: '2026-11-21T11:30:00.000Z', zone: 'Europe/Zurich' })
    expect(requestOf(written, [])).not.toHaveProperty('zone')
  })

  it(spec('INTL-05', 'INTL-06')`for international numbers has its subject and needs all five facts`, () => {
    const abroad = withNumbers(withCategory({ ...written, subject: '' }, 'Other'), true)
    expect(abroad.subject).toBe(NUMBERS_SUBJECT)
    expect(faults(abroad, MOST)).toEqual(['applicant', 'applicantName', 'numberType', 'country', 'count'])
    const whole: Draft = { ...abroad, applicant: 'business', applicantName: 'Acme', numberType: 'local', country: 'DE', count: '3' }
    expect(faults(whole, MOST)).toEqual([])
    expect(faults({ ...whole, count: '0' }, MOST)).toEqual(['count'])
    expect(requestOf(whole, []).numbers).toEqual({ applicant: 'business', name: 'Acme', type: 'local', country: 'DE', count: 3 })
    expect(withNumbers(whole, false).subject).toBe('')
    expect(withCategory(whole, 'Chat')).toMatchObject({ subject: '', abroad: false })
  })

  it('about a port-out has its subject, unless there is one', () => {
    expect(withCategory({ ...written, subject: '' }, 'Phone Number Port Out').subject).toBe('Porting phone numbers out')
    expect(withCategory(written, 'Phone Number Port Out').subject).toBe('No sound')
  })

  it(spec('INTL-08')`is told to a number that is called and to more addresses`, () => {
    expect(faults({ ...written, method: 'phone' }, MOST)).toEqual(['phone'])
    expect(faults({ ...written, method: 'phone', phone: '+1 206 555 0100', additional: 'bob@example.com; carol@example.com' }, MOST)).toEqual([])
    expect(faults({ ...written, additional: 'bob' }, MOST)).toEqual(['additional'])
    const many = Array.from({ length: MOST + 1 }, (_, number) => `person${number}@example.com`)
    expect(faults({ ...written, additional: many.join(' ') }, MOST)).toEqual(['additional'])
    expect(requestOf({ ...written, additional: many.join(',') }, []).contact.additional).toHaveLength(MOST + 1)
  })
})
