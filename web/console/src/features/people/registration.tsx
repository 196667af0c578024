/** How far somebody has come: invited, registered, suspended, or released with their domain. */
import type { Registration } from '@carillon/shared/api'
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator'
import { useLingui } from '@lingui/react/macro'

const SIGNS: Readonly<Record<Registration, StatusIndicatorProps.Type>> = {
  Registered: 'success',
  Unregistered: 'pending',
  Suspended: 'stopped',
  Released: 'stopped',
}

export function RegistrationStatus({ registration }: { registration: Registration }) {
  const { t } = useLingui()
  const words = { Registered: t`Registered`, Unregistered: t`Unregistered`, Suspended: t`Suspended`, Released: t`Released` }
  return <StatusIndicator type={SIGNS[registration]}>{words[registration]}</StatusIndicator>
}
