/** How far a domain is: verified, waiting, or waited in vain. */
import type { DomainStatus } from '@carillon/shared/api'
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator'
import { useLingui } from '@lingui/react/macro'

const SIGNS: Readonly<Record<DomainStatus, StatusIndicatorProps.Type>> = { Verified: 'success', Pending: 'pending', Expired: 'warning' }

export function DomainState({ status }: { status: DomainStatus }) {
  const { t } = useLingui()
  const words = { Verified: t`Verified`, Pending: t`Pending verification`, Expired: t`Expired` }
  return <StatusIndicator type={SIGNS[status]}>{words[status]}</StatusIndicator>
}
