/** Where a number stands: its status, that of its port-in while it is on its way here, or that another carrier has it. */
import type { NumberRow } from '@carillon/shared/api'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useLingui } from '@lingui/react/macro'
import { NumberStatus } from './number-words.tsx'
import { PortState } from './porting/porting-words.tsx'

export function NumberState({ number }: { number: NumberRow }) {
  const { t } = useLingui()
  if (number.porting !== null) return <PortState status={number.porting} />
  const isHere = number.status === 'Assigned' || number.status === 'Unassigned'
  if (isHere && number.ported_out_at !== null) return <StatusIndicator type="warning">{t`Ported out`}</StatusIndicator>
  return <NumberStatus status={number.status} />
}
