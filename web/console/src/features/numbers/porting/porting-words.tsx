/** Words for what the server names about porting. The eight statuses are constants, the same in every language. */
import type { FileState, PortIn, PortOut, PortStatus } from '@carillon/shared/api'
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator'
import { useLingui } from '@lingui/react/macro'
import { PORT_STATUSES } from './port-statuses.ts'

type Sign = StatusIndicatorProps.Type

const SIGNS: Readonly<Record<PortStatus, Sign>> = {
  SUBMITTED: 'in-progress',
  PENDING_DOCUMENTS: 'warning',
  EXCEPTION: 'warning',
  CHANGE_REQUESTED: 'pending',
  FOC: 'info',
  CANCEL_REQUESTED: 'pending',
  CANCELLED: 'stopped',
  COMPLETED: 'success',
}

export const statusText = (status: PortStatus): string => (status === 'PENDING_DOCUMENTS' ? status.replace('_', ' ') : status)

export const STATUS_TEXTS: Readonly<Record<string, string>> = Object.fromEntries(PORT_STATUSES.map((status) => [status, statusText(status)]))

export function PortState({ status }: { status: PortStatus }) {
  return <StatusIndicator type={SIGNS[status]}>{statusText(status)}</StatusIndicator>
}

/** What each status means for whoever asked. */
export function useStatusMeaning(): Record<PortStatus, string> {
  const { t } = useLingui()
  return {
    SUBMITTED: t`The request is submitted; the carrier has not answered yet.`,
    PENDING_DOCUMENTS: t`More documents are needed. Allow for extra time.`,
    EXCEPTION: t`More details are needed. Allow for extra time.`,
    CHANGE_REQUESTED: t`Your change is being worked on; the carrier has not answered yet. Allow for extra time.`,
    FOC: t`The carrier has committed to a date and time (Firm Order Commit). You are asked whether it suits you.`,
    CANCEL_REQUESTED: t`The cancellation is being worked on.`,
    CANCELLED: t`The request was cancelled.`,
    COMPLETED: t`The request is complete, and the numbers are active.`,
  }
}

export function useSides(): Record<PortIn['history'][number]['side'], string> {
  const { t } = useLingui()
  return { administrator: t`Administrator`, operator: t`Support`, carrier: t`Carrier`, carillon: t`Carillon` }
}

const FILE_SIGNS: Readonly<Record<FileState, Sign>> = { waiting: 'pending', clean: 'success', infected: 'error', unscanned: 'info' }

export function FileStateOf({ state, virus }: { state: FileState; virus: string }) {
  const { t } = useLingui()
  const words: Record<FileState, string> = {
    waiting: t`Waits for the virus scanner`,
    clean: t`Received`,
    infected: t`Refused: ${virus} was found in it`,
    unscanned: t`Received, not scanned for viruses`,
  }
  return <StatusIndicator type={FILE_SIGNS[state]}>{words[state]}</StatusIndicator>
}

/** The same words that the other carrier is told. */
export function useVerdicts(): Record<PortOut['verdict'], string> {
  const { t } = useLingui()
  return {
    accepted: t`Accepted`,
    'number-unknown': t`Rejected: the number is not here, or on its way out already`,
    'account-wrong': t`Rejected: wrong account ID`,
    'pin-wrong': t`Rejected: wrong PIN`,
    'pin-missing': t`Rejected: PIN missing`,
    'too-many-tries': t`Rejected: too many wrong requests`,
  }
}

export function VerdictOf({ verdict }: { verdict: PortOut['verdict'] }) {
  const words = useVerdicts()
  return <StatusIndicator type={verdict === 'accepted' ? 'success' : 'error'}>{words[verdict]}</StatusIndicator>
}
