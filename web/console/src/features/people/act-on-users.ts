/** What a dialog about users is given. */
import type { ActedAccount, ActedUser } from './user-acts.ts'

export interface DialogProps {
  account: ActedAccount
  /** To whom it is done. */
  ids: string[]
  /** Those of them who are known by name: all, unless everybody whom a filter finds was chosen. */
  users: ActedUser[]
  leftOut: number
  /** Done: the choice is over. */
  onDone: () => void
  onCancel: () => void
}
