/** What was seen when a claim was looked at last, and when the next look is. */
import type { DomainClaim } from '@carillon/shared/api'
import { exactTime } from '@carillon/shared/format'
import { currentLocale, intlTag } from '@carillon/shared/i18n'
import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator'
import { Trans, useLingui } from '@lingui/react/macro'

type Finding = NonNullable<DomainClaim['finding']>

const SIGNS: Readonly<Record<Finding, StatusIndicatorProps.Type>> = {
  absent: 'pending',
  other_value: 'warning',
  unreachable: 'warning',
  taken: 'error',
  in_review: 'in-progress',
  fits: 'success',
}

export function LastLook({ claim }: { claim: DomainClaim }) {
  const { t } = useLingui()
  const words: Record<Finding, string> = {
    absent: t`There was no such record yet.`,
    other_value: t`The record was there, with another value.`,
    unreachable: t`No name server gave an answer.`,
    taken: t`The domain belongs to another account.`,
    in_review: t`The record was there. The domain belongs to another organisation, so whoever runs Carillon decides now whose it is.`,
    fits: t`The record was there.`,
  }
  const tag = intlTag(currentLocale())
  if (claim.looked_at === null || claim.finding === null) {
    return <StatusIndicator type="pending">{t`Carillon has not looked for the record yet.`}</StatusIndicator>
  }
  const [last, next] = [exactTime(claim.looked_at, tag), exactTime(claim.next_look_at, tag)]
  return (
    <SpaceBetween size="xxs">
      <StatusIndicator type={SIGNS[claim.finding]}>{words[claim.finding]}</StatusIndicator>
      {claim.seen.map((text) => (
        <Box key={text} variant="code">
          {text}
        </Box>
      ))}
      <Box variant="small">
        <Trans>
          Last look: {last}. Next look: {next}.
        </Trans>
      </Box>
    </SpaceBetween>
  )
}
