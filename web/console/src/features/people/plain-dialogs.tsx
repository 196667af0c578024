/** The acts on users that ask for nothing but a yes. */
import type { BatchResults } from '@carillon/shared/api'
import Box from '@cloudscape-design/components/box'
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { ActDialog } from '../../shared/act-dialog.tsx'
import type { DialogProps } from './act-on-users.ts'
import { activateUsers, resendInvitations, signOutEverywhere } from './api.ts'
import { ConcernedUsers } from './concerned-users.tsx'
import { useReport } from './report.tsx'

export function ActivateDialog(props: DialogProps) {
  const { t } = useLingui()
  return (
    <PlainDialog
      {...props}
      title={t`Activate user`}
      act={t`Activate`}
      text={t`They can sign in again, with everything they had before.`}
      onAct={activateUsers}
      done={(count) => t`${plural(count, { one: '# user is', other: '# users are' })} active again`}
    />
  )
}

export function ResendDialog(props: DialogProps) {
  const { t } = useLingui()
  return (
    <PlainDialog
      {...props}
      title={t`Resend invitation`}
      act={t`Resend`}
      text={t`Each gets another mail with a link that is good for 30 days.`}
      onAct={resendInvitations}
      done={(count) => t`${plural(count, { one: '# invitation was', other: '# invitations were' })} sent again`}
    />
  )
}

export function SignOutDialog(props: DialogProps) {
  const { t } = useLingui()
  return (
    <PlainDialog
      {...props}
      title={t`Sign out everywhere`}
      act={t`Sign out`}
      text={t`They are signed out of all browsers and apps at once, and can sign in again.`}
      onAct={signOutEverywhere}
      done={(count) => t`${plural(count, { one: '# user was', other: '# users were' })} signed out everywhere`}
    />
  )
}

interface Props extends DialogProps {
  title: string
  act: string
  text: string
  onAct: (accountId: string, userIds: string[]) => Promise<BatchResults>
  done: (count: number) => string
}

function PlainDialog({ account, users, leftOut, onDone, onCancel, title, act, text, onAct, done }: Props) {
  const report = useReport()
  return (
    <ActDialog
      title={title}
      act={act}
      onAct={() => onAct(account.id, users.map((user) => user.id))}
      onDone={(outcome) => {
        report(outcome, users, done)
        onDone()
      }}
      onCancel={onCancel}
    >
      <ConcernedUsers users={users} leftOut={leftOut} />
      <Box variant="p">{text}</Box>
    </ActDialog>
  )
}
