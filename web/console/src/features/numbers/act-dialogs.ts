/** What a dialog about numbers is given. */
import type { NumberRow } from '@carillon/shared/api'

export interface NumberDialogProps {
  numbers: readonly NumberRow[]
  /** Done: the choice is over. */
  onDone: () => void
  onCancel: () => void
}
