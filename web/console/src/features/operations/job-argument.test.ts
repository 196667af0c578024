import { describe, expect, it } from 'vitest'
import { argumentText } from './job-argument.ts'

describe('what a job is about', () => {
  it.each([
    ['{"email":"bob@example.com","letter_id":"l1"}', 'email: bob@example.com, letter id: l1'],
    ['{"after":"","afresh":false}', 'after: , afresh: false'],
    ['{}', ''],
    ['not JSON', 'not JSON'],
  ])('%s reads %s', (argument, text) => {
    expect(argumentText(argument)).toBe(text)
  })
})
