/** One kind of work: what was given up, or waits for another attempt, with the acts on it. */
import type { JobRow, WorkQueue } from '@carillon/shared/api'
import SegmentedControl from '@cloudscape-design/components/segmented-control'
import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { keys } from '../../shared/keys.ts'
import { useListPreferences } from '../../shared/list-preferences.tsx'
import { EmptyState, ListTable } from '../../shared/list-table.tsx'
import { useListing } from '../../shared/listing.ts'
import { readJobs, type Work } from './api.ts'
import { JobActs } from './job-acts.tsx'
import { argumentText } from './job-argument.ts'
import { useJobColumns } from './job-columns.tsx'
import { JOB_CSV } from './operations-files.ts'
import type { Standing } from './operations-search.ts'
import { useJobsAddress } from './use-jobs-address.ts'

export function JobList({ of, queue }: { of: Work; queue: WorkQueue }) {
  const { t } = useLingui()
  const address = useJobsAddress()
  const { state } = address
  const columns = useJobColumns(state)
  const [preferences, keep] = useListPreferences('jobs', columns)
  const listing = useListing(keys.jobPages(of, state, preferences.size), address.page, readJobs(of, state, preferences.size))
  const [chosenIds, setChosenIds] = useState<ReadonlySet<string>>(new Set())
  const chosen = listing.items.filter(({ id }) => chosenIds.has(id))
  const choose = (jobs: readonly JobRow[]) => setChosenIds(new Set(jobs.map(({ id }) => id)))
  const isDead = state === 'dead'
  return (
    <ListTable<JobRow>
      isPart
      title={of === 'mail' ? t`Mail` : t`Other work`}
      description={isDead ? t`Carillon does not try these again by itself.` : t`These failed at least once and are tried again by themselves.`}
      csv={{ file: `${of}-${state}`, columns: JOB_CSV, read: readJobs(of, state, 200) }}
      actions={<JobActs of={of} state={state} chosen={chosen} all={queue.dead} done={() => choose([])} />}
      searchLabel=""
      filter={<StateChoice state={state} queue={queue} onChange={address.setState} />}
      empty={
        isDead ? (
          <EmptyState title={t`Nothing was given up`} text={t`Work that fails for good is kept here, until you retry or discard it.`} />
        ) : (
          <EmptyState title={t`Nothing is tried again`} text={t`Work that fails because something is away waits here for its next attempt.`} />
        )
      }
      columns={columns}
      listing={listing}
      address={address}
      {...(isDead ? { selection: { type: 'multi', items: chosen, choose, nameOf: ({ kind, argument }) => `${kind} ${argumentText(argument)}` } } : {})}
      preferences={preferences}
      onPreferences={keep}
    />
  )
}

function StateChoice({ state, queue, onChange }: { state: Standing; queue: WorkQueue; onChange: (state: Standing) => void }) {
  const { t } = useLingui()
  return (
    <SegmentedControl
      label={t`State`}
      selectedId={state}
      onChange={({ detail }) => onChange(detail.selectedId === 'waiting' ? 'waiting' : 'dead')}
      options={[
        { id: 'dead', text: `${t`Given up`} (${queue.dead})` },
        { id: 'waiting', text: `${t`Tried again`} (${queue.retrying})` },
      ]}
    />
  )
}
