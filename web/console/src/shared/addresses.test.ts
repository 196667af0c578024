import { describe, expect, it } from 'vitest'
import { addresses, safeReturn } from './addresses.ts'

describe('the way back after sign-in', () => {
  it('leads to the page that was asked for, with its search', () => {
    expect(safeReturn('/console/accounts/a1/users?search=bob')).toBe('/console/accounts/a1/users?search=bob')
  })

  it.each([undefined, '', 'https://evil.example.com/console/', '//evil.example.com/console/', '/console/../elsewhere', '/console/sign-in?to=x'])(
    'never leads out of the console: %s',
    (address) => {
      expect(safeReturn(address)).toBe(addresses.accounts)
    },
  )
})
