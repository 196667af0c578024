/** What can be chosen for all conflicts of one reason, beside skipping them; a line may offer less. */
import type { LineChoice } from '@carillon/shared/api'

export const CHOICES: Partial<Record<string, readonly LineChoice[]>> = {
  NameTaken: ['same', 'separate'],
  ElsewhereHere: ['id_only', 'invite'],
  IdTaken: ['new_id'],
  WasSuspended: ['take_in'],
}
