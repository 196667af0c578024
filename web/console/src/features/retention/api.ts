/** How long an account keeps its messages. */
import { at, get, post, put, type Periods, type Retention, type RetentionOutlook } from '@carillon/shared/api'
import { queryOptions } from '@tanstack/react-query'
import { keys } from '../../shared/keys.ts'

export const retentionQuery = (accountId: string) =>
  queryOptions({
    queryKey: keys.retention(accountId),
    queryFn: ({ signal }) => get<Retention>(at`/console/accounts/${accountId}/retention`, {}, signal),
  })

/** Counted anew for every look: people go on writing. */
export const outlookQuery = (accountId: string, periods: Periods) =>
  queryOptions({
    queryKey: keys.retentionOutlook(accountId, periods),
    queryFn: () => post<RetentionOutlook>(at`/console/accounts/${accountId}/retention/outlook`, { ...periods }),
    staleTime: 0,
    gcTime: 0,
  })

export const saveRetention = (accountId: string, periods: Periods) => put<Retention>(at`/console/accounts/${accountId}/retention`, { ...periods })
