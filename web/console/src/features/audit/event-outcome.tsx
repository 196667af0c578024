/** How a call ended: done, or refused with an error. */
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useLingui } from '@lingui/react/macro'

export function EventOutcome({ code, denied }: { code: string | null; denied: boolean }) {
  const { t } = useLingui()
  if (code === null) return <StatusIndicator type="success">{t`Done`}</StatusIndicator>
  return <StatusIndicator type={denied ? 'stopped' : 'error'}>{code}</StatusIndicator>
}
