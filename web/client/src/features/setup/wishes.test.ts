import { ApiError } from '@carillon/shared/api'
import { describe, expect, it } from 'vitest'
import { missing, noWishes, setupRequest, stepToBlame } from './wishes.ts'

const alice = { ...noWishes, organisation: ' Acme ', name: 'Alice', email: 'alice@example.com', password: 'a long pass phrase' }

describe('the wizard', () => {
  it('wants a good password that is not the address', () => {
    expect(missing(alice, 'administrator')).toEqual([])
    expect(missing({ ...alice, password: 'short' }, 'administrator')).toEqual(['password'])
    expect(missing({ ...alice, password: alice.email }, 'administrator')).toEqual(['password'])
  })

  it('wants certificate and key together, unless a proxy has them', () => {
    const host = { ...alice, reach: 'host', host_name: 'chat.example.com' } as const
    expect(missing(host, 'reach')).toEqual(['certificate_file', 'key_file'])
    expect(missing({ ...host, certificate_file: '/c.pem' }, 'reach')).toEqual(['key_file'])
    expect(missing({ ...host, trusted_proxies: '10.0.0.1' }, 'reach')).toEqual([])
    expect(missing({ ...host, host_name: 'https://chat', trusted_proxies: '10.0.0.1' }, 'reach')).toEqual(['host_name'])
  })

  it('asks for exactly what was wished', () => {
    const host = { ...alice, reach: 'host', host_name: 'Chat.example.com', trusted_proxies: '10.0.0.1, 10.1.0.0/16' } as const
    expect(setupRequest(host, 's')).toMatchObject({
      organisation_name: 'Acme',
      reach: { kind: 'host', host_name: 'chat.example.com', trusted_proxies: ['10.0.0.1', '10.1.0.0/16'] },
    })
    expect(setupRequest(alice, 's').reach).toEqual({ kind: 'local' })
  })

  it('leads back to the step that was refused', () => {
    expect(stepToBlame(new ApiError(400, 'PasswordTooPlain', ''))).toBe('administrator')
    expect(stepToBlame(new ApiError(400, 'CertificateUnusable', ''))).toBe('reach')
    expect(stepToBlame(new ApiError(503, 'StorageFull', ''))).toBeNull()
  })
})
