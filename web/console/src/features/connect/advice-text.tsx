/** What to do about an error, in a sentence. */
import { useLingui } from '@lingui/react/macro'
import type { Advice } from './advice.ts'

export function AdviceText({ advice }: { advice: Advice }) {
  const { t } = useLingui()
  const texts: Readonly<Record<Advice, string>> = {
    clock: t`The clock of the calling computer is wrong, or the request was signed long before it was sent. Set the clock, best by NTP.`,
    secret: t`The secret access key is not the one of this key, or a proxy on the way changes the Host header, the path or the query.`,
    'unknown-key': t`There is no such key: look for a typing mistake, or it was deleted. Temporary keys also need their session token.`,
    'switched-off': t`The key is inactive. Activate it, or use another one.`,
    expired: t`The temporary credentials are over. Ask for new ones.`,
    'too-fast': t`Too many calls of one operation within a second. AWS SDKs try again by themselves.`,
    'not-allowed': t`No policy of the caller allows this, or one denies it. The event names the statement.`,
    unsigned: t`The request is not signed as AWS Signature Version 4 asks for.`,
    other: '',
  }
  return texts[advice]
}
