/** What the server says of a text while it is typed. */
import type { PolicyReview } from '@carillon/shared/api'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { reviewQuery, type PolicyPlace } from '../api.ts'

const PAUSE_MS = 350

export interface Review {
  review: PolicyReview | undefined
  error: Error | null
  /** The answer is about an older text. */
  pending: boolean
  again: () => void
}

export function useReview(text: string, place: PolicyPlace): Review {
  const settled = useSettled(text)
  const query = useQuery({ ...reviewQuery(settled, place), placeholderData: keepPreviousData })
  return {
    review: query.data,
    error: query.error,
    pending: settled !== text || query.isPending || query.isPlaceholderData,
    again: () => void query.refetch(),
  }
}

/** The text once nobody has typed for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}

export const hasErrors = (review: PolicyReview | undefined): boolean =>
  review === undefined || review.size > review.limit || review.remarks.some(({ severity }) => severity === 'error')
