/** The event history: what was done in the organisation, by whom, and how it ended. */
import type { EventRow } from '@carillon/shared/api'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { keys } from '../../shared/keys.ts'
import { useListPreferences } from '../../shared/list-preferences.tsx'
import { ListTable } from '../../shared/list-table.tsx'
import { useListing } from '../../shared/listing.ts'
import { ownZone } from '../../shared/moments.tsx'
import { readEvents } from './api.ts'
import { DownloadButton } from './download-button.tsx'
import { useEventColumns } from './event-columns.tsx'
import type { EventSearch } from './event-filters.ts'
import { NoEvents } from './no-events.tsx'
import { RefreshButtons } from './refresh-buttons.tsx'
import { EventFilter } from './event-filter.tsx'

export function EventsPage({ search }: { search: EventSearch }) {
  const { t } = useLingui()
  const zone = ownZone()
  const columns = useEventColumns()
  const [preferences, keep] = useListPreferences('events', columns)
  const navigate = useNavigate()
  const { page = 1, ...filters } = search
  const listing = useListing(keys.eventPages(filters, preferences.size), page, readEvents(filters, preferences.size))
  const [chosenIds, setChosenIds] = useState<ReadonlySet<string>>(new Set())
  const chosen = listing.items.filter(({ id }) => chosenIds.has(id))
  const go = (to: EventSearch) => void navigate({ to: '/console/events', search: to })
  return (
    <ListTable<EventRow>
      title={t`Event history`}
      description={t`What was done in this organisation during the last 90 days. Times are those of ${zone}.`}
      actions={
        <SpaceBetween direction="horizontal" size="xs" alignItems="center">
          <RefreshButtons />
          <DownloadButton search={filters} chosen={chosen} nothing={listing.items.length === 0} />
        </SpaceBetween>
      }
      csv="among-the-actions"
      searchLabel=""
      filter={<EventFilter search={search} known={listing.items} onChange={go} />}
      empty={<NoEvents search={search} onClear={() => go({})} />}
      columns={columns}
      listing={listing}
      address={{ search: '', page, setSearch: () => undefined, setPage: (number) => go({ ...filters, ...(number > 1 ? { page: number } : {}) }) }}
      selection={{
        type: 'multi',
        items: chosen,
        choose: (events) => setChosenIds(new Set(events.map(({ id }) => id))),
        nameOf: ({ name, at }) => t`${name} at ${at}`,
      }}
      preferences={preferences}
      onPreferences={keep}
    />
  )
}
