/** Every step of a port-in: when, by whom, and why. */
import type { PortIn } from '@carillon/shared/api'
import { useLingui } from '@lingui/react/macro'
import { actorName } from '../../../shared/actor.tsx'
import { MomentOf } from '../../../shared/moments.tsx'
import { SmallTable } from '../../../shared/small-table.tsx'
import { STEP_CSV } from './porting-files.ts'
import { PortState, useSides } from './porting-words.tsx'

type Step = PortIn['history'][number]

export function PortHistory({ history }: { history: PortIn['history'] }) {
  const { t } = useLingui()
  const sides = useSides()
  const nameOf = ({ side, by }: Step) => (side === 'administrator' || side === 'operator' ? `${sides[side]}: ${actorName(by)}` : sides[side])
  return (
    <SmallTable<Step>
      title={t`History`}
      csv={{ file: 'port-in-history', columns: STEP_CSV }}
      query={{ data: history.toReversed(), error: null, again: () => undefined }}
      empty={{ title: t`No history`, text: t`Nothing has happened yet.` }}
      columns={[
        { id: 'at', header: t`Time`, isRowHeader: true, cell: ({ at }) => <MomentOf at={at} /> },
        { id: 'status', header: t`Status`, cell: ({ status }) => <PortState status={status} /> },
        { id: 'by', header: t`By`, cell: nameOf },
        { id: 'reason', header: t`Reason`, cell: ({ reason }) => reason || '-' },
      ]}
    />
  )
}
