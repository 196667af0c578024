/** The acts on users that ask for nothing but a yes. */
import type { BatchResults, PreviewedAct } from '@carillon/shared/api'
import Box from '@cloudscape-design/components/box'
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { DialogProps } from './act-on-users.ts'
import { activateUsers, resendInvitations, signOutEverywhere } from './api.ts'
import { BulkDialog } from './bulk-dialog.tsx'
import { useReport } from './report.tsx'

export function ActivateDialog(props: DialogProps) {
  const { t } = useLingui()
  return (
    <PlainDialog
      {...props}
      title={t`Activate user`}
      word={t`Activate`}
      text={t`They can sign in again, with everything they had before.`}
      previewed="activate"
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
      word={t`Resend`}
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
      word={t`Sign out everywhere`}
      text={t`They are signed out of all browsers and apps at once, and can sign in again.`}
      previewed="sign-out"
      onAct={signOutEverywhere}
      done={(count) => t`${plural(count, { one: '# user was', other: '# users were' })} signed out everywhere`}
    />
  )
}

interface Props extends DialogProps {
  title: string
  word: string
  text: string
  previewed?: PreviewedAct
  onAct: (accountId: string, userIds: string[]) => Promise<BatchResults>
  done: (count: number) => string
}

function PlainDialog({ text, onAct, done, ...props }: Props) {
  const report = useReport()
  return (
    <BulkDialog {...props} act={(ids) => onAct(props.account.id, ids)} tell={(outcome) => report(outcome, props.users, done)}>
      <Box variant="p">{text}</Box>
    </BulkDialog>
  )
}
