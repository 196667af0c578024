/** Words for what the server names about support. */
import type { Enclosure, SupportAttachment, SupportRow } from '@carillon/shared/api'
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator'
import { useLingui } from '@lingui/react/macro'

type Status = SupportRow['status']
type Side = SupportAttachment['side']

/** In the words of whoever reads them. */
export function useRequestStatus(side: Side): Record<Status, string> {
  const { t } = useLingui()
  const waiting = side === 'desk' ? t`Waiting for the customer` : t`Waiting for your answer`
  return { open: t`Open`, waiting, solved: t`Solved`, closed: t`Closed` }
}

const SIGNS: Readonly<Record<Status, StatusIndicatorProps.Type>> = { open: 'in-progress', waiting: 'pending', solved: 'success', closed: 'stopped' }

export function RequestState({ status, side }: { status: Status; side: Side }) {
  const words = useRequestStatus(side)
  return <StatusIndicator type={SIGNS[status]}>{words[status]}</StatusIndicator>
}

export function useCategories(): Record<SupportRow['category'], string> {
  const { t } = useLingui()
  return {
    'Accounts and users': t`Accounts and users`,
    Meetings: t`Meetings`,
    Chat: t`Chat`,
    Calling: t`Calling`,
    'Phone Number Port Out': t`Phone Number Port Out`,
    Other: t`Other`,
  }
}

export function useEnclosures(): Record<Enclosure['part'], string> {
  const { t } = useLingui()
  return {
    versions: t`Versions of Carillon and of what it runs on`,
    configuration: t`Configuration, without secrets`,
    findings: t`What an examination of the installation finds`,
    refused_calls: t`Your latest calls that were refused`,
    browser: t`Your browser`,
  }
}
