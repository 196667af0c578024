/** How a review stands. */
import type { DomainReview } from '@carillon/shared/api'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useLingui } from '@lingui/react/macro'

export function ReviewState({ review: { decision, claim_expires_at } }: { review: DomainReview }) {
  const { t } = useLingui()
  if (decision === 'keep') return <StatusIndicator type="success">{t`Stays with its owner`}</StatusIndicator>
  if (decision === 'move') return <StatusIndicator type="success">{t`Moved to the claimant`}</StatusIndicator>
  if (claim_expires_at === null) return <StatusIndicator type="stopped">{t`The claim has ended`}</StatusIndicator>
  return <StatusIndicator type="pending">{t`Waits for a decision`}</StatusIndicator>
}
