/** Giving a user another personal PIN. */
import Box from '@cloudscape-design/components/box'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { ActDialog } from '../../shared/act-dialog.tsx'
import { addresses } from '../../shared/addresses.ts'
import { keys } from '../../shared/keys.ts'
import { Name } from '../../shared/name.tsx'
import { useNotify } from '../../shared/notices.tsx'
import { PageLink } from '../../shared/page-link.tsx'
import type { DialogProps } from './act-on-users.ts'
import { resetPersonalPin } from './api.ts'
import { nameOf } from './user-acts.ts'

export function PinDialog({ account, users, onDone, onCancel }: DialogProps) {
  const { t } = useLingui()
  const client = useQueryClient()
  const notify = useNotify()
  const [user] = users
  if (user === undefined) return null
  const name = nameOf(user)
  return (
    <ActDialog
      title={t`Reset personal PIN`}
      act={t`Confirm`}
      onAct={() => resetPersonalPin(account.id, user.id)}
      onDone={(changed) => {
        const pin = changed.personal_pin ?? ''
        client.setQueryData(keys.user(account.id, user.id), changed)
        notify({ type: 'success', header: <Trans><UserLink to={addresses.user(account.id, user.id)} name={name} /> has the personal PIN {pin} now</Trans> })
        onDone()
      }}
      onCancel={onCancel}
    >
      <Box variant="p">
        <Trans>
          <Name text={name} /> gets another personal PIN. The present one leads nowhere from then on: meetings that were scheduled with it have to be
          updated by whoever scheduled them.
        </Trans>
      </Box>
    </ActDialog>
  )
}

function UserLink({ to, name }: { to: string; name: string }) {
  return (
    <PageLink to={to} onColour>
      {name}
    </PageLink>
  )
}
