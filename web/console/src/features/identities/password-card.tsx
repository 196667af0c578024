/** The console password of a user: set, replaced, removed. */
import type { IamUser } from '@carillon/shared/api'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ActDialog } from '../../shared/act-dialog.tsx'
import type { Gate } from '../../shared/administrator.tsx'
import { DateOf } from '../../shared/dates.tsx'
import { keys } from '../../shared/keys.ts'
import { Name } from '../../shared/name.tsx'
import { useNotify } from '../../shared/notices.tsx'
import { takePasswordAway } from './api.ts'
import { PasswordDialog } from './password-dialog.tsx'

interface Props {
  user: IamUser
  gate: (action: string) => Gate
}

export function PasswordCard({ user, gate }: Props) {
  const { t } = useLingui()
  const [dialog, setDialog] = useState<'set' | 'remove' | null>(null)
  const close = () => setDialog(null)
  const { has_password, must_change_password, password_set_at } = user
  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              {has_password && <Button onClick={() => setDialog('remove')} {...gate('iam:DeleteLoginProfile')}>{t`Remove password`}</Button>}
              <Button onClick={() => setDialog('set')} {...gate(has_password ? 'iam:UpdateLoginProfile' : 'iam:CreateLoginProfile')}>
                {has_password ? t`Replace password` : t`Set password`}
              </Button>
            </SpaceBetween>
          }
        >
          {t`Console password`}
        </Header>
      }
    >
      <KeyValuePairs
        columns={3}
        items={[
          { label: t`Console access`, value: has_password ? t`Enabled` : t`None` },
          { label: t({ message: 'Set', context: 'date' }), value: <DateOf at={password_set_at} /> },
          { label: t`At the next sign-in`, value: has_password ? (must_change_password ? t`Must be changed` : t`May be kept`) : '-' },
        ]}
      />
      {dialog === 'set' && <PasswordDialog user={user} onClose={close} />}
      {dialog === 'remove' && <RemoveDialog user={user} onClose={close} />}
    </Container>
  )
}

function RemoveDialog({ user, onClose }: { user: IamUser; onClose: () => void }) {
  const { t } = useLingui()
  const client = useQueryClient()
  const notify = useNotify()
  const { name } = user
  return (
    <ActDialog
      title={t`Remove password`}
      act={t`Remove`}
      onAct={() => takePasswordAway(name)}
      onDone={() => {
        void client.invalidateQueries({ queryKey: keys.iamUser(name) })
        notify({ type: 'success', header: t`“${name}” cannot sign in to the console any more` })
        onClose()
      }}
      onCancel={onClose}
    >
      <Trans>
        <Name text={name} /> cannot sign in to the console any more and is signed out at once. Access keys go on working.
      </Trans>
    </ActDialog>
  )
}
