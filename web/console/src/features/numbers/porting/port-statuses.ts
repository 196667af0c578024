/** The statuses of a port-in, in the order of its way. */
import type { PortStatus } from '@carillon/shared/api'

export const PORT_STATUSES = [
  'SUBMITTED',
  'PENDING_DOCUMENTS',
  'EXCEPTION',
  'CHANGE_REQUESTED',
  'FOC',
  'CANCEL_REQUESTED',
  'CANCELLED',
  'COMPLETED',
] as const satisfies readonly PortStatus[]
