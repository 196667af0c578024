import { describe, expect, it } from 'vitest'
import { adviceFor } from './advice.ts'

describe('the advice for an error', () => {
  it('tells a wrong clock from a wrong secret', () => {
    expect(adviceFor('InvalidSignatureException', 'Signature expired: 20261121T010000Z is earlier than …', 'Active')).toBe('clock')
    expect(adviceFor('InvalidSignatureException', 'Signature not yet current: …', 'Active')).toBe('clock')
    expect(adviceFor('InvalidSignatureException', 'The signature does not match this request.', 'Active')).toBe('secret')
  })

  it('tells a key that was switched off from one that never was', () => {
    expect(adviceFor('UnrecognizedClientException', '', 'Inactive')).toBe('switched-off')
    expect(adviceFor('UnrecognizedClientException', '', null)).toBe('unknown-key')
  })

  it('knows denials, floods and old sessions, and says nothing of what the operation itself refuses', () => {
    expect(adviceFor('AccessDeniedException', '', 'Active')).toBe('not-allowed')
    expect(adviceFor('ThrottlingException', '', 'Active')).toBe('too-fast')
    expect(adviceFor('ExpiredTokenException', '', null)).toBe('expired')
    expect(adviceFor('NotFoundException', '', 'Active')).toBe('other')
  })
})
