/** The act of signing in, and what went wrong with it. */
import { errorText, hasCode, type Administrator } from '@carillon/shared/api'
import Alert from '@cloudscape-design/components/alert'
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useMutation } from '@tanstack/react-query'
import { signIn, type Attempt, type Kind } from './api.ts'

/** The password was right, and something more is needed. */
export interface Asked {
  attempt: Attempt
  what: 'code' | 'new-password'
}

export const useEntry = (onSignedIn: (administrator: Administrator) => void, onAsked?: (asked: Asked) => void) =>
  useMutation({
    mutationFn: signIn,
    onSuccess: onSignedIn,
    onError: (error, attempt) => {
      if (hasCode(error, 'MfaCodeRequired')) onAsked?.({ attempt, what: 'code' })
      if (hasCode(error, 'PasswordChangeRequired')) onAsked?.({ attempt, what: 'new-password' })
    },
  })

export function EntryRefused({ error, kind }: { error: Error | null; kind: Kind }) {
  const { t, i18n } = useLingui()
  if (error === null || hasCode(error, 'MfaCodeRequired', 'PasswordChangeRequired')) return null
  const wrong = kind === 'root' ? t`The e-mail address or the password is wrong.` : t`The user name or the password is wrong.`
  const minutes = hasCode(error, 'Throttled') ? Math.ceil((error.retryAfterSeconds ?? 0) / 60) : 0
  const wait = t`Too many tries. You can try again in ${plural(minutes, { one: '# minute', other: '# minutes' })}.`
  const words = hasCode(error, 'SignInFailed') ? wrong : minutes > 0 ? wait : errorText(error, i18n)
  return <Alert type="error">{words}</Alert>
}
