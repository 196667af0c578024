import { expect, it } from 'vitest'
import { organisationText } from './organisation-text.ts'

it('names an organisation with its ID, and one without a name by that alone', () => {
  expect(organisationText('Acme', '200000000000')).toBe('Acme (200000000000)')
  expect(organisationText('', '200000000000')).toBe('200000000000')
})
