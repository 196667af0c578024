/** Asks before jobs begin anew, or are discarded. */
import type { JobRow } from '@carillon/shared/api'
import Alert from '@cloudscape-design/components/alert'
import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { ActDialog } from '../../shared/act-dialog.tsx'
import { keys } from '../../shared/keys.ts'
import { useNotify } from '../../shared/notices.tsx'
import { discardJobs, retryJobs, type Work } from './api.ts'

export type JobAct = 'retry' | 'discard'

interface Props {
  act: JobAct
  of: Work
  /** None for all of them. */
  jobs: readonly JobRow[] | null
  count: number
  onDone: () => void
  onCancel: () => void
}

export function JobDialog({ act, of, jobs, count, onDone, onCancel }: Props) {
  const { t } = useLingui()
  const client = useQueryClient()
  const notify = useNotify()
  const ids = jobs === null ? null : jobs.map(({ id }) => id)
  const isRetry = act === 'retry'
  const told = (done: number) => (isRetry ? t`${plural(done, { one: '# job begins', other: '# jobs begin' })} anew` : t`${plural(done, { one: '# job was', other: '# jobs were' })} discarded`)
  return (
    <ActDialog
      title={isRetry ? t`Retry` : t`Discard`}
      act={isRetry ? t`Retry` : t`Discard`}
      onAct={() => (isRetry ? retryJobs(of, ids) : discardJobs(of, ids))}
      onDone={({ count: done }) => {
        void client.invalidateQueries({ queryKey: keys.operations })
        void client.invalidateQueries({ queryKey: keys.jobs })
        notify({ type: 'success', header: told(done) })
        onDone()
      }}
      onCancel={onCancel}
    >
      {isRetry ? <RetryNote count={count} /> : <DiscardNote count={count} isMail={of === 'mail'} />}
    </ActDialog>
  )
}

function RetryNote({ count }: { count: number }) {
  const { t } = useLingui()
  return t`${plural(count, { one: '# job begins', other: '# jobs begin' })} anew, with all attempts. What fails again comes back here.`
}

function DiscardNote({ count, isMail }: { count: number; isMail: boolean }) {
  const { t } = useLingui()
  const jobs = t`${plural(count, { one: '# job is', other: '# jobs are' })} given up for good.`
  return (
    <Alert type="warning" header={jobs}>
      {isMail ? <Trans>The people who wait for this mail are not told. This cannot be undone.</Trans> : <Trans>Nobody will do this work. This cannot be undone.</Trans>}
    </Alert>
  )
}
