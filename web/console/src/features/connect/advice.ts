/** What an error of a call most often means. */
export type Advice = 'clock' | 'secret' | 'unknown-key' | 'switched-off' | 'expired' | 'too-fast' | 'not-allowed' | 'unsigned' | 'other'

const BY_CODE: Readonly<Record<string, Advice>> = {
  ExpiredTokenException: 'expired',
  ExpiredToken: 'expired',
  ThrottlingException: 'too-fast',
  Throttling: 'too-fast',
  AccessDeniedException: 'not-allowed',
  AccessDenied: 'not-allowed',
  ForbiddenException: 'not-allowed',
  IncompleteSignatureException: 'unsigned',
  MissingAuthenticationTokenException: 'unsigned',
}

export function adviceFor(code: string, message: string, status: 'Active' | 'Inactive' | null): Advice {
  if (code === 'UnrecognizedClientException') return status === 'Inactive' ? 'switched-off' : 'unknown-key'
  if (code === 'InvalidSignatureException') return /expired|not yet current/i.test(message) ? 'clock' : 'secret'
  return BY_CODE[code] ?? 'other'
}
