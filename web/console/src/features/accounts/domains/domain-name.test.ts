import { describe, expect, it } from 'vitest'
import { cleanDomain, domainFault } from './domain-name.ts'

describe('the name of a domain', () => {
  it('is kept in lower case without its last dot', () => {
    expect(cleanDomain(' Example.COM. ')).toBe('example.com')
  })

  it.each(['example.com', 'sub.example.com', 'a-b.xn--p1ai'])('may be %s', (typed) => {
    expect(domainFault(typed)).toBeNull()
  })

  it('is not empty', () => {
    expect(domainFault('  ')).toBe('missing')
  })

  it.each(['alice@example.com', 'https://example.com'])('is not the address %s', (typed) => {
    expect(domainFault(typed)).toBe('address')
  })

  it.each(['example', '-a.example', 'a..example', 'a b.example', '192.0.2.1'])('is not %s', (typed) => {
    expect(domainFault(typed)).toBe('form')
  })
})
