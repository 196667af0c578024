/** What can be done to numbers of the inventory, and which permission it takes. */
import type { NumberRow } from '@carillon/shared/api'

export type NumberAct = 'assign' | 'unassign' | 'details' | 'default-name' | 'unique-name' | 'delete'

export const ACTIONS: Readonly<Record<NumberAct, string>> = {
  assign: 'chime:AssociatePhoneNumberWithUser',
  unassign: 'chime:DisassociatePhoneNumberFromUser',
  details: 'chime:GetPhoneNumber',
  'default-name': 'chime:UpdatePhoneNumber',
  'unique-name': 'chime:UpdatePhoneNumber',
  delete: 'chime:DeletePhoneNumber',
}

export const RESTORE = 'chime:RestorePhoneNumber'
export const PROVISION = 'chime:CreatePhoneNumberOrder'
export const ADD_OWN = 'carillon:AddPhoneNumbers'
export const ANSWER = 'carillon:AnswerRequests'

export type Obstacle = 'none-chosen' | 'one-only' | 'assigned' | 'unassigned' | 'product' | 'elsewhere'

/** Why an act is not possible with the chosen numbers; null when it is. */
export function obstacleTo(act: NumberAct, numbers: readonly NumberRow[]): Obstacle | null {
  if (numbers.length === 0) return 'none-chosen'
  if (numbers.length > 1 && ['assign', 'details', 'unique-name'].includes(act)) return 'one-only'
  if (act !== 'details' && numbers.some(({ status }) => status !== 'Assigned' && status !== 'Unassigned')) return 'elsewhere'
  if ((act === 'assign' || act === 'delete') && numbers.some(({ status }) => status === 'Assigned')) return 'assigned'
  if (act === 'assign' && numbers.some(({ product }) => product !== 'BusinessCalling')) return 'product'
  return act === 'unassign' && numbers.some(({ status }) => status !== 'Assigned') ? 'unassigned' : null
}
