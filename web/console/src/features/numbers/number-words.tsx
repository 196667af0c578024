/** Words for what the server names about numbers. */
import type { NumberOrderRow, NumberRow, NumberType } from '@carillon/shared/api'
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator'
import { useLingui } from '@lingui/react/macro'

type Sign = StatusIndicatorProps.Type

export function useNumberStatus(): Record<NumberRow['status'], string> {
  const { t } = useLingui()
  return {
    AcquireInProgress: t`Being ordered`,
    Unassigned: t`Unassigned`,
    Assigned: t`Assigned`,
    DeleteInProgress: t`In the deletion queue`,
    ReleaseInProgress: t`Being given back`,
    ReleaseFailed: t`Not taken back yet`,
  }
}

const SIGNS: Readonly<Record<NumberRow['status'], Sign>> = {
  AcquireInProgress: 'in-progress',
  Unassigned: 'stopped',
  Assigned: 'success',
  DeleteInProgress: 'pending',
  ReleaseInProgress: 'in-progress',
  ReleaseFailed: 'warning',
}

export function NumberStatus({ status }: { status: NumberRow['status'] }) {
  const words = useNumberStatus()
  return <StatusIndicator type={SIGNS[status]}>{words[status]}</StatusIndicator>
}

export function useOrderStatus(): Record<NumberOrderRow['status'], string> {
  const { t } = useLingui()
  return { Processing: t`Processing`, Successful: t`Successful`, Partial: t`Partial`, Failed: t`Failed` }
}

const ORDER_SIGNS: Readonly<Record<NumberOrderRow['status'], Sign>> = {
  Processing: 'in-progress',
  Successful: 'success',
  Partial: 'warning',
  Failed: 'error',
}

export function OrderState({ status }: { status: NumberOrderRow['status'] }) {
  const words = useOrderStatus()
  return <StatusIndicator type={ORDER_SIGNS[status]}>{words[status]}</StatusIndicator>
}

export function useProducts(): Record<NumberRow['product'], string> {
  const { t } = useLingui()
  return {
    BusinessCalling: t`Business Calling`,
    VoiceConnector: t`Voice Connector`,
    SipMediaApplicationDialIn: t`SIP media application`,
  }
}

/** Where numbers come from. */
export function useSources(): Record<NumberRow['source'], string> {
  const { t } = useLingui()
  return { carrier: t`The carrier`, desk: t`Support`, own: t`Entered by hand` }
}

export function useNumberTypes(): Record<NumberType, string> {
  const { t } = useLingui()
  return { Local: t`Local`, TollFree: t`Toll-free` }
}

/** The name of a country in the reader's language. */
export const countryName = (country: string, tag: string): string => new Intl.DisplayNames([tag], { type: 'region' }).of(country) ?? country
