/** Giving a user a console password, the first or another one. */
import type { IamUser } from '@carillon/shared/api'
import Checkbox from '@cloudscape-design/components/checkbox'
import Box from '@cloudscape-design/components/box'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ActDialog } from '../../shared/act-dialog.tsx'
import { keys } from '../../shared/keys.ts'
import { Name } from '../../shared/name.tsx'
import { useNotify } from '../../shared/notices.tsx'
import { NOTHING_TYPED, PasswordFields, isAboutPassword, isUsable } from '../../shared/password-fields.tsx'
import { givePassword, replacePassword } from './api.ts'

export function PasswordDialog({ user, onClose }: { user: IamUser; onClose: () => void }) {
  const { t } = useLingui()
  const client = useQueryClient()
  const notify = useNotify()
  const [typed, setTyped] = useState(NOTHING_TYPED)
  const [mustChange, setMustChange] = useState(true)
  const [refusal, setRefusal] = useState<Error | null>(null)
  const { name, has_password } = user
  const send = has_password ? replacePassword : givePassword
  return (
    <ActDialog
      title={has_password ? t`Replace password` : t`Set password`}
      act={t`Save`}
      ready={isUsable(typed)}
      showError={(error) => !isAboutPassword(error)}
      onAct={() =>
        send(name, { password: typed.fresh, mustChange }).catch((error: unknown) => {
          setRefusal(error instanceof Error ? error : null)
          throw error
        })
      }
      onDone={() => {
        void client.invalidateQueries({ queryKey: keys.iamUser(name) })
        notify({ type: 'success', header: t`“${name}” has a new console password`, content: t`Tell it to the user by a safe way. It is shown nowhere.` })
        onClose()
      }}
      onCancel={onClose}
    >
      {has_password && (
        <Box variant="p">
          <Trans>
            The present password of <Name text={name} /> opens nothing any more, and every console session of the user ends.
          </Trans>
        </Box>
      )}
      <PasswordFields value={typed} onChange={setTyped} tried={typed.again.length >= typed.fresh.length && typed.again !== ''} error={refusal} />
      <Checkbox checked={mustChange} onChange={({ detail }) => setMustChange(detail.checked)}>
        {t`The user must choose another password at the next sign-in`}
      </Checkbox>
    </ActDialog>
  )
}
