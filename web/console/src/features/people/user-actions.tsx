/** The menu "User actions" for chosen users or for one. */
import ButtonDropdown from '@cloudscape-design/components/button-dropdown'
import { useLingui } from '@lingui/react/macro'
import { allOf, closed, open, useGate, type Gate } from '../../shared/administrator.tsx'
import { PermissionDialog } from './permission-dialog.tsx'
import { PinDialog } from './pin-dialog.tsx'
import { RemoveDialog } from './remove-dialog.tsx'
import { ActivateDialog, ResendDialog, SignOutDialog } from './plain-dialogs.tsx'
import { SuspendDialog } from './suspend-dialog.tsx'
import { useBegun, type Everybody } from './use-begun.ts'
import { ACTIONS, actsOf, concerns, type ActedAccount, type ActedUser, type UserAct } from './user-acts.ts'

interface Props {
  account: ActedAccount
  /** The chosen ones who are known by name. */
  users: ActedUser[]
  /** Instead, everybody whom a filter finds. */
  everybody?: Everybody
  onDone?: () => void
  /** Instead, when the users are no longer in the account. */
  onRemoved?: () => void
}

const DIALOGS = {
  permission: PermissionDialog,
  remove: RemoveDialog,
  suspend: SuspendDialog,
  activate: ActivateDialog,
  resend: ResendDialog,
  pin: PinDialog,
  'sign-out': SignOutDialog,
}

export function UserActions({ account, users, everybody, onDone, onRemoved = onDone }: Props) {
  const { t } = useLingui()
  const texts = useTexts()
  const gateOf = useActGate(account, users, everybody)
  const { begun, begin, reads, leave } = useBegun(account, users, everybody)
  const Dialog = begun === null ? null : DIALOGS[begun.act]
  return (
    <>
      <ButtonDropdown
        items={actsOf(account).map((id) => ({ id, text: texts[id], ...gateOf(id) }))}
        loading={reads}
        onItemClick={({ detail }) => begin(detail.id as UserAct)}
        {...(users.length === 0 ? closed(t`Choose users first.`) : open)}
      >
        {t`User actions`}
      </ButtonDropdown>
      {begun !== null && Dialog !== null && (
        <Dialog
          account={account}
          {...begun}
          onCancel={leave}
          onDone={() => {
            leave()
            if (begun.act === 'remove') onRemoved?.()
            else onDone?.()
          }}
        />
      )}
    </>
  )
}

function useTexts(): Record<UserAct, string> {
  const { t } = useLingui()
  return {
    permission: t`Assign user permission`,
    remove: t`Remove user`,
    suspend: t`Suspend user`,
    activate: t`Activate user`,
    resend: t`Resend invitation`,
    pin: t`Reset personal PIN`,
    'sign-out': t`Sign out everywhere`,
  }
}

function useActGate(account: ActedAccount, users: ActedUser[], everybody?: Everybody): (act: UserAct) => Gate {
  const { t } = useLingui()
  const gate = useGate()
  const reasons: Record<UserAct, string> = {
    permission: t`Choose users first.`,
    remove: t`Users who belong to the account by the domain of their address are suspended, not removed.`,
    suspend: t`Only registered users with an address of the account's domains can be suspended.`,
    activate: t`Only suspended users can be activated.`,
    resend: t`Only users who have not registered yet can be invited again.`,
    pin: t`Only registered users have a personal PIN.`,
    'sign-out': t`Only registered users can be signed in.`,
  }
  return (act) =>
    allOf(
      gate(ACTIONS[act]),
      // Whom a filter finds is not known here; the server does it to those whom it concerns.
      everybody !== undefined || users.some((user) => concerns(act, account, user)) ? open : closed(reasons[act]),
      act !== 'pin' || (users.length === 1 && everybody === undefined) ? open : closed(t`Choose one user only.`),
    )
}

