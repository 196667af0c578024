/** A dialog that does something to chosen users, however many: whom, what happens with it, how far it is. */
import type { BatchResults, PreviewedAct } from '@carillon/shared/api'
import ProgressBar from '@cloudscape-design/components/progress-bar'
import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { ActDialog } from '../../shared/act-dialog.tsx'
import { numberOf } from '../../shared/numbers.ts'
import { ActImpact } from './act-impact.tsx'
import type { DialogProps } from './act-on-users.ts'
import { ConcernedUsers } from './concerned-users.tsx'
import { SLICE, type Progress } from './in-slices.ts'
import { useBulk } from './use-bulk.ts'

interface Props extends DialogProps {
  title: string
  /** The word on the button that does it. */
  word: string
  ready?: boolean
  /** What else would happen is asked for before this act. */
  previewed?: PreviewedAct
  act: (ids: string[]) => Promise<BatchResults>
  tell: (outcome: BatchResults) => void
  children?: ReactNode
}

export function BulkDialog({ account, ids, users, leftOut, onDone, onCancel, title, word, ready = true, previewed, act, tell, children }: Props) {
  const { progress, run, stop } = useBulk(act)
  return (
    <ActDialog
      title={title}
      act={word}
      ready={ready}
      onAct={() => run(ids)}
      onDone={(outcome) => {
        tell(outcome)
        onDone()
      }}
      onCancel={() => {
        // What is done stays done, and is told; nothing more is begun.
        stop()
        onCancel()
      }}
    >
      <ConcernedUsers users={users} count={ids.length} leftOut={leftOut} />
      {previewed !== undefined && <ActImpact accountId={account.id} act={previewed} ids={ids} />}
      {children}
      {progress !== null && progress.total > SLICE && <HowFar progress={progress} />}
    </ActDialog>
  )
}

function HowFar({ progress: { done, total } }: { progress: Progress }) {
  const { t } = useLingui()
  const [reached, all] = [numberOf(done), numberOf(total)]
  return <ProgressBar value={Math.round((100 * done) / total)} label={t`Progress`} additionalInfo={t`${reached} of ${all} users`} />
}
