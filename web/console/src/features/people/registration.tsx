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

export function useRegistrationNames(): Readonly<Record<Registration, string>> {
  const { t } = useLingui()
  return { Registered: t`Registered`, Unregistered: t`Unregistered`, Suspended: t`Suspended`, Released: t`Released` }
}

export function RegistrationStatus({ registration }: { registration: Registration }) {
  return <StatusIndicator type={SIGNS[registration]}>{useRegistrationNames()[registration]}</StatusIndicator>
}
