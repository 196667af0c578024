/** The desk's list of contested domains: whose they are, who shows their record, and what was decided. */
import type { DomainReview } from '@carillon/shared/api'
import Button from '@cloudscape-design/components/button'
import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ActorOf } from '../../../shared/actor.tsx'
import { closed, useGate } from '../../../shared/administrator.tsx'
import { MomentOf } from '../../../shared/moments.tsx'
import { EmptyState } from '../../../shared/list-table.tsx'
import { numberOf } from '../../../shared/numbers.ts'
import { Refused } from '../../../shared/refused.tsx'
import { RowsTable } from '../../../shared/rows-table.tsx'
import { REVIEW_CSV } from '../account-files.ts'
import { DecideDialog } from './decide-dialog.tsx'
import { ReviewState } from './review-state.tsx'
import { reviewsQuery } from './review-api.ts'

/** A table of its own, to stand on the page of requests that whoever runs Carillon answers. */
export function DomainReviews() {
  const { t } = useLingui()
  const gate = useGate()
  const reviews = useQuery(reviewsQuery)
  const [chosenId, setChosenId] = useState<string | null>(null)
  const [deciding, setDeciding] = useState(false)
  const items = reviews.data?.items ?? []
  const chosen = items.find(({ id }) => id === chosenId)
  const waiting = items.filter(isUndecided).length
  const way = chosen === undefined ? closed(t`Choose a review first.`) : isUndecided(chosen) ? gate('carillon:AnswerRequests') : closed(t`Nothing is left to decide here.`)
  return (
    <>
      <RowsTable<DomainReview>
        title={t`Domain reviews`}
        description={t`A second organisation has put its record into the DNS of a domain that another one owns.`}
        {...(reviews.data === undefined ? {} : { counter: `(${numberOf(waiting)})` })}
        actions={<Button onClick={() => setDeciding(true)} {...way}>{t`Decide`}</Button>}
        csv={{ file: 'domain-reviews', columns: REVIEW_CSV }}
        trackBy="id"
        enableKeyboardNavigation
        items={items}
        loading={reviews.data === undefined && reviews.error === null}
        columnDefinitions={useColumns()}
        selectionType="single"
        selectedItems={chosen === undefined ? [] : [chosen]}
        onSelectionChange={({ detail }) => setChosenId(detail.selectedItems[0]?.id ?? null)}
        labels={{ selectionGroupLabel: t`Selection`, itemSelectionLabel: (_state, { domain }) => domain }}
        empty={
          reviews.error === null ? (
            <EmptyState title={t`No domain is contested`} text={t`Two organisations that claim the same domain are listed here.`} />
          ) : (
            <Refused error={reviews.error} again={() => void reviews.refetch()} />
          )
        }
      />
      {deciding && chosen !== undefined && <DecideDialog review={chosen} onClose={() => setDeciding(false)} />}
    </>
  )
}

const isUndecided = ({ decision, claim_expires_at }: DomainReview): boolean => decision === null && claim_expires_at !== null

const partyName = ({ account_name, organisation_name, account_id }: DomainReview['owner']): string =>
  account_name === null ? account_id : organisation_name === null ? account_name : `${account_name} (${organisation_name})`

function useColumns() {
  const { t } = useLingui()
  return [
    { id: 'domain', header: t`Domain`, isRowHeader: true, cell: ({ domain }: DomainReview) => domain },
    { id: 'owner', header: t`Owner`, cell: ({ owner }: DomainReview) => partyName(owner) },
    { id: 'claimant', header: t`Claimed by`, cell: ({ claimant }: DomainReview) => partyName(claimant) },
    { id: 'opened', header: t`Opened`, cell: ({ opened_at }: DomainReview) => <MomentOf at={opened_at} /> },
    { id: 'state', header: t`Status`, cell: (review: DomainReview) => <ReviewState review={review} /> },
    { id: 'by', header: t`Decided by`, cell: ({ decided_by: by }: DomainReview) => (by === null ? '-' : <ActorOf arn={by} />) },
  ]
}
