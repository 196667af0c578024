/** Requests with keys that do not exist, for whoever may read events. */
import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { strangersQuery } from './api.ts'
import { KnocksTable } from './knocks-table.tsx'

export function Strangers() {
  const { t } = useLingui()
  const strangers = useQuery(strangersQuery)
  const knocks = strangers.data?.items ?? []
  if (knocks.length === 0) return null
  return <KnocksTable title={t`Unknown keys`} description={t`Requests with keys that are not here. Only the newest are kept.`} knocks={knocks} status={null} />
}
