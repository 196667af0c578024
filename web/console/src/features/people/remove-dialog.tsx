/** Removing users from an account. */
import Box from '@cloudscape-design/components/box'
import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { ActDialog } from '../../shared/act-dialog.tsx'
import { addresses } from '../../shared/addresses.ts'
import type { DialogProps } from './act-on-users.ts'
import { removeUsers } from './api.ts'
import { ConcernedUsers } from './concerned-users.tsx'
import { useReport } from './report.tsx'

export function RemoveDialog({ account, users, leftOut, onDone, onCancel }: DialogProps) {
  const { t } = useLingui()
  // A removed user's own page is left for the list, where the result is to be read.
  const report = useReport(addresses.users(account.id))
  return (
    <ActDialog
      title={t`Remove user`}
      act={t`Remove`}
      onAct={() => removeUsers(account.id, users.map((user) => user.id))}
      onDone={(outcome) => {
        report(outcome, users, (count) => t`${plural(count, { one: '# user was', other: '# users were' })} removed from the account`)
        onDone()
      }}
      onCancel={onCancel}
    >
      <Box variant="p">{t`Remove from this account:`}</Box>
      <ConcernedUsers users={users} leftOut={leftOut} />
      <Box variant="p">
        <Trans>
          They keep their sign-in, their chats and their contacts. They lose what their permission gave them, such as hosting meetings, and can no longer find
          people of this account. Open invitations become invalid.
        </Trans>
      </Box>
    </ActDialog>
  )
}
