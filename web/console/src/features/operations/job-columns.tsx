/** The columns of jobs. */
import type { JobRow } from '@carillon/shared/api'
import { useLingui } from '@lingui/react/macro'
import type { Column } from '../../shared/list-table.tsx'
import { MomentOf } from '../../shared/moments.tsx'
import { numberOf } from '../../shared/numbers.ts'
import { argumentText } from './job-argument.ts'
import type { Standing } from './operations-search.ts'

const MOST_WIDTH = 420

export function useJobColumns(state: Standing): Column<JobRow>[] {
  const { t } = useLingui()
  const kinds = useKinds()
  const moment = (at: string | null) => (at === null ? '-' : <MomentOf at={at} />)
  return [
    { id: 'kind', label: t`Work`, always: true, cell: ({ kind }) => kinds[kind] ?? kind },
    { id: 'about', label: t`About`, maxWidth: MOST_WIDTH, cell: ({ argument }) => argumentText(argument) || '-' },
    { id: 'error', label: t`Last error`, maxWidth: MOST_WIDTH, cell: ({ last_error }) => last_error },
    { id: 'attempts', label: t`Attempts`, cell: ({ attempts }) => numberOf(attempts) },
    state === 'dead'
      ? { id: 'when', label: t`Given up`, cell: ({ given_up_at }) => moment(given_up_at) }
      : { id: 'when', label: t`Next attempt`, cell: ({ next_attempt_at }) => moment(next_attempt_at) },
    { id: 'created', label: t`Begun`, cell: ({ created_at }) => moment(created_at) },
  ]
}

/** Of the letters that people wait for; other work goes by the name that the log has for it. */
function useKinds(): Readonly<Record<string, string>> {
  const { t } = useLingui()
  return {
    SendInvitation: t`Invitation`,
    SendSignUp: t`Confirmation of an address`,
    SendReset: t`Link to a new password`,
    SendPasswordChanged: t`Notice of a changed password`,
  }
}
