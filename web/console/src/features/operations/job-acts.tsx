/** What is done about jobs that were given up: those that are chosen, or all of them. */
import type { JobRow } from '@carillon/shared/api'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { closed, open, useGate } from '../../shared/administrator.tsx'
import type { Work } from './api.ts'
import { JobDialog, type JobAct } from './job-dialog.tsx'
import type { Standing } from './operations-search.ts'

interface Props {
  of: Work
  state: Standing
  chosen: readonly JobRow[]
  all: number
  done: () => void
}

export function JobActs({ of, state, chosen, all, done }: Props) {
  const { t } = useLingui()
  const may = useGate()('carillon:OperateInstallation')
  const [asked, ask] = useState<JobAct | null>(null)
  if (state === 'waiting') return null
  const gate = may.disabled ? may : all === 0 ? closed(t`Nothing was given up.`) : open
  const isSome = chosen.length > 0
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Button {...gate} onClick={() => ask('discard')}>{isSome ? t`Discard` : t`Discard all`}</Button>
      <Button variant="primary" {...gate} onClick={() => ask('retry')}>{isSome ? t`Retry` : t`Retry all`}</Button>
      {asked !== null && (
        <JobDialog
          act={asked}
          of={of}
          jobs={isSome ? chosen : null}
          count={isSome ? chosen.length : all}
          onCancel={() => ask(null)}
          onDone={() => {
            ask(null)
            done()
          }}
        />
      )}
    </SpaceBetween>
  )
}
