/** Removing users from an account; whose address is known can be invited again at once. */
import Box from '@cloudscape-design/components/box'
import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { addresses } from '../../shared/addresses.ts'
import type { DialogProps } from './act-on-users.ts'
import { removeUsers } from './api.ts'
import { BulkDialog } from './bulk-dialog.tsx'
import { InviteAgain } from './invite-again.tsx'
import { useReport } from './report.tsx'

export function RemoveDialog(props: DialogProps) {
  const { t } = useLingui()
  const { account, users } = props
  const there = addresses.users(account.id)
  // A removed user's own page is left for the list, where the result is to be read.
  const report = useReport(there)
  const undo = (removed: readonly string[]) => {
    const emails = users.filter(({ id }) => removed.includes(id)).map(({ email }) => email)
    return account.type === 'Team' && emails.length === removed.length ? <InviteAgain accountId={account.id} emails={emails} /> : null
  }
  return (
    <BulkDialog
      {...props}
      title={t`Remove user`}
      word={t`Remove`}
      previewed="remove"
      act={(ids) => removeUsers(account.id, ids)}
      tell={(outcome) => report(outcome, users, (count) => t`${plural(count, { one: '# user was', other: '# users were' })} removed from the account`, undo)}
    >
      <Box variant="p">
        <Trans>
          They keep their sign-in, their chats and their contacts. They lose what their permission gave them, such as hosting meetings, and can no longer find
          people of this account. Open invitations become invalid.
        </Trans>
      </Box>
    </BulkDialog>
  )
}
