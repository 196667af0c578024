/** The policies that can be attached, found by what one types. */
import type { PolicyRow } from '@carillon/shared/api'
import type { MultiselectProps } from '@cloudscape-design/components/multiselect'
import { useLingui } from '@lingui/react/macro'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { offerQuery } from './api.ts'

export interface PolicyOffer {
  options: (MultiselectProps.Option & { value: string })[]
  statusType: 'loading' | 'error' | 'finished'
  /** The refusal, where the list may not be seen. */
  error: Error | null
  find: (text: string) => void
  again: () => void
}

/** Policies of services fit nobody else. */
export function usePolicyOffer(leftOut: readonly string[] = []): PolicyOffer {
  const { t } = useLingui()
  const [text, setText] = useState('')
  const offer = useQuery({ ...offerQuery(text), placeholderData: keepPreviousData })
  const kinds = { aws: t`Comes with Carillon`, customer: t`Your own`, service: t`Of a service` }
  const rows: PolicyRow[] = (offer.data?.items ?? []).filter(({ kind, arn }) => kind !== 'service' && !leftOut.includes(arn))
  return {
    options: rows.map(({ arn, name, kind, description }) => ({
      value: arn,
      label: name,
      tags: [kinds[kind]],
      ...(description === '' ? {} : { description }),
    })),
    statusType: offer.isPending ? 'loading' : offer.error === null ? 'finished' : 'error',
    error: offer.error,
    find: setText,
    again: () => void offer.refetch(),
  }
}
