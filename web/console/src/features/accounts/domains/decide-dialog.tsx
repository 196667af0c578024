/** The dialog that decides whose a contested domain is, with what moving it would do to its owner's people. */
import type { DomainReview } from '@carillon/shared/api'
import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import RadioGroup from '@cloudscape-design/components/radio-group'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ActDialog } from '../../../shared/act-dialog.tsx'
import { keys } from '../../../shared/keys.ts'
import { useNotify } from '../../../shared/notices.tsx'
import { Name } from '../../../shared/name.tsx'
import { Refused } from '../../../shared/refused.tsx'
import { RemovalImpact } from './removal-impact.tsx'
import { decideReview, reviewImpactQuery } from './review-api.ts'

type Decision = 'keep' | 'move'

export function DecideDialog({ review, onClose }: { review: DomainReview; onClose: () => void }) {
  const { t } = useLingui()
  const client = useQueryClient()
  const notify = useNotify()
  const impact = useQuery(reviewImpactQuery(review.id))
  const [decision, setDecision] = useState<Decision | null>(null)
  const { domain } = review
  return (
    <ActDialog
      title={t`Whose is ${domain}?`}
      act={t`Decide`}
      ready={decision === 'keep' || (decision === 'move' && impact.data !== undefined)}
      onAct={() => (decision === null ? Promise.resolve(review) : decideReview(review.id, decision))}
      onDone={() => {
        void client.invalidateQueries({ queryKey: keys.domainReviews, exact: true })
        notify({ type: 'success', header: decision === 'move' ? t`${domain} was taken from its owner` : t`${domain} stays with its owner` })
        onClose()
      }}
      onCancel={onClose}
    >
      <Box variant="p">
        <Trans>
          <Name text={review.claimant.account_name ?? review.claimant.account_id} /> shows its own record for a domain of <Name text={review.owner.account_name ?? review.owner.account_id} />.
        </Trans>
      </Box>
      <RadioGroup
        ariaLabel={t`Decision`}
        value={decision}
        items={[
          { value: 'keep', label: t`It stays with its owner`, description: t`The claim goes on being refused.` },
          {
            value: 'move',
            label: t`It moves to the claimant`,
            description: t`It is taken from its owner at once. A few minutes later the record is looked for again, and the domain is the claimant's.`,
          },
        ]}
        onChange={({ detail }) => setDecision(detail.value === 'move' ? 'move' : 'keep')}
      />
      {decision === 'move' && (
        <Alert type="warning" header={t`What moving means for the owner's people now. It cannot be undone.`}>
          {impact.error !== null ? (
            <Refused error={impact.error} again={() => void impact.refetch()} />
          ) : impact.data === undefined ? (
            <StatusIndicator type="loading">{t`Looking at what would follow`}</StatusIndicator>
          ) : (
            <RemovalImpact counts={impact.data.counts} />
          )}
        </Alert>
      )}
    </ActDialog>
  )
}
