import { spec } from '@carillon/shared/testing'
import type { Supply } from '@carillon/shared/api'
import { describe, expect, it } from 'vitest'
import { emptyDraft, faultsOf, numbersIn, papersOf, portsBilling, supplyOf, wishOf, type PortDraft } from './port-form.ts'

const NOW = new Date('2026-11-21T03:00:00')
const whole: PortDraft = {
  ...emptyDraft('alice@example.com', 'English'),
  lots: [{ carrier: 'Bells', numbers: '+1 (206) 555-0100, +12065550101' }],
  date: '2026-12-01',
  time: '09:30',
  billingNumber: '+12065550190',
  authorisedBy: 'Alice',
  customerName: 'Bells and Sons',
  serviceAddress: '1 Tower Road',
}
const faults = (change: Partial<PortDraft>) => [...faultsOf({ ...whole, ...change }, NOW)]

describe('the form of a port-in', () => {
  it('reads numbers as people write them', () => {
    expect(numbersIn('+1 (206) 555-0100, +1.206.555.0101\n+12065550102; ')).toEqual(['+12065550100', '+12065550101', '+12065550102'])
  })

  it(spec('PORT-10', 'PORT-14', 'PORT-15')`is whole with what is needed, and names what is missing`, () => {
    expect(faults({})).toEqual([])
    expect(faults({ lots: [{ carrier: '', numbers: '' }] })).toEqual(['lots'])
    expect(faults({ lots: [{ carrier: '', numbers: '2065550100' }] })).toEqual(['lots'])
    expect(faults({ time: '' })).toEqual(['date'])
    expect(faults({ date: '2026-11-20' })).toEqual(['date'])
    expect(faults({ authorisedBy: ' ', customerName: '', serviceAddress: '' })).toEqual(['authorisedBy', 'customerName', 'serviceAddress'])
    expect(faults({ billingNumber: '555' })).toEqual(['billingNumber'])
    expect(faults({ byPhone: true, phone: '12' })).toEqual(['phone'])
    expect(faults({ email: 'alice' })).toEqual(['email'])
  })

  it(spec('PORT-11')`asks what becomes of the billing number when it moves`, () => {
    const own = { ...whole, billingNumber: '+12065550100' }
    expect(portsBilling(own)).toBe(true)
    expect(faults(own)).toEqual(['choice'])
    expect(faults({ ...own, choice: 'close-account' })).toEqual([])
    expect(faults({ ...own, choice: 'new-number' })).toEqual(['newBillingNumber', 'sameAccount'])
    expect(faults({ ...own, choice: 'new-number', newBillingNumber: '+12065550101', sameAccount: true })).toEqual(['newBillingNumber'])
    expect(faults({ ...own, choice: 'new-number', newBillingNumber: '+12065550199', sameAccount: true })).toEqual([])
  })

  it(spec('PORT-12')`asks for the usage elsewhere and for no billing number`, () => {
    const abroad = { ...emptyDraft('alice@example.com', 'English'), country: 'GB', lots: [{ carrier: '', numbers: '+441632960001' }], date: '2026-12-01', time: '09:30' }
    expect([...faultsOf(abroad, NOW)]).toEqual(['usage'])
    expect(wishOf({ ...abroad, usage: 'little', servicePin: '1234' })).toMatchObject({ billing: null, usage: 'little', service_pin: '' })
  })

  it('sends what was filled in', () => {
    expect(wishOf({ ...whole, choice: 'close-account', phone: '1', servicePin: '9' })).toEqual({
      product: 'BusinessCalling',
      country: 'US',
      lots: [{ carrier: 'Bells', numbers: ['+12065550100', '+12065550101'] }],
      wanted_at: new Date('2026-12-01T09:30:00').toISOString(),
      contact: { email: 'alice@example.com', language: 'English', way: 'web', phone: '1' },
      billing: {
        billing_number: '+12065550190',
        authorised_by: 'Alice',
        customer_name: 'Bells and Sons',
        service_address: '1 Tower Road',
        account_number: '',
        choice: null,
        new_billing_number: '',
        same_account: false,
      },
      usage: '',
      service_pin: '9',
    })
  })

  it(spec('PORT-04', 'PORT-05')`lists the papers of the country, with a letter for each carrier`, () => {
    const row = { products: [], order: { papers: [], address: null, regulator_first: false } }
    const local = { ...row, country: 'DE', type: 'Local', prefixes: [], port: { papers: ['last invoice of the present carrier', 'letter of agency'], address: null, regulator_first: false } } satisfies Supply
    const national = { ...row, country: 'DE', type: 'Local', prefixes: ['+4932'], port: null } satisfies Supply
    const wanted = { country: 'DE', type: 'Local' } as const
    expect(supplyOf([national, local], wanted, '+4930123456')).toBe(local)
    expect(supplyOf([local, national], wanted, '+4932123456')).toBe(national)
    expect(supplyOf([local], { country: 'NZ', type: 'Local' }, undefined)).toBeNull()
    const lots = [{ carrier: 'Bells', numbers: '+49301' }, { carrier: ' Chimes ', numbers: '+49302' }, { carrier: 'Idle', numbers: '' }]
    expect(papersOf(local.port.papers, lots)).toEqual([
      { paper: 'last invoice of the present carrier', carrier: '' },
      { paper: 'letter of agency', carrier: 'Bells' },
      { paper: 'letter of agency', carrier: 'Chimes' },
    ])
  })
})
