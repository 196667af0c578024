/** What stands in place of events when there are none. */
import Button from '@cloudscape-design/components/button'
import { useLingui } from '@lingui/react/macro'
import { EmptyState } from '../../shared/list-table.tsx'
import { isNarrowed, type EventSearch } from './event-filters.ts'

export function NoEvents({ search, onClear }: { search: EventSearch; onClear: () => void }) {
  const { t } = useLingui()
  if (isNarrowed(search)) {
    return (
      <EmptyState title={t`No matches`} text={t`No event of the last 90 days is as the filters ask for.`}>
        <Button onClick={onClear}>{t`Clear filters`}</Button>
      </EmptyState>
    )
  }
  return <EmptyState title={t`No events yet`} text={t`Every change that somebody makes in this console or with the AWS API appears here at once.`} />
}
