/** Whether a record is a link of the chain already. */
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useLingui } from '@lingui/react/macro'

export function Sealed({ sealed }: { sealed: boolean }) {
  const { t } = useLingui()
  return sealed ? <StatusIndicator type="success">{t`Sealed`}</StatusIndicator> : <StatusIndicator type="pending">{t`Not yet`}</StatusIndicator>
}
