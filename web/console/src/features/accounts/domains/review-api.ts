/** Reviews of contested domains, for whoever runs Carillon. */
import { at, get, post, type DomainMoveImpact, type DomainReview, type DomainReviews } from '@carillon/shared/api'
import { queryOptions } from '@tanstack/react-query'
import { keys } from '../../../shared/keys.ts'

export const reviewsQuery = queryOptions({
  queryKey: keys.domainReviews,
  queryFn: ({ signal }) => get<DomainReviews>('/console/operator/domain-reviews', {}, signal),
})

export const reviewImpactQuery = (reviewId: string) =>
  queryOptions({
    queryKey: keys.domainReviewImpact(reviewId),
    queryFn: ({ signal }) => get<DomainMoveImpact>(at`/console/operator/domain-reviews/${reviewId}/impact`, {}, signal),
    staleTime: 0,
    gcTime: 0,
  })

export const decideReview = (reviewId: string, decision: 'keep' | 'move') =>
  post<DomainReview>(at`/console/operator/domain-reviews/${reviewId}/decision`, { decision })
