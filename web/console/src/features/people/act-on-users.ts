/** What a dialog about users is given. */
import type { ActedAccount, ActedUser } from './user-acts.ts'

export interface DialogProps {
  account: ActedAccount
  users: ActedUser[]
  leftOut: number
  /** Done: the choice is over. */
  onDone: () => void
  onCancel: () => void
}
