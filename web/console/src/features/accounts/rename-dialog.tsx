/** The dialog that renames an account. */
import { errorText, hasCode } from '@carillon/shared/api'
import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ActDialog } from '../../shared/act-dialog.tsx'
import { keys } from '../../shared/keys.ts'
import { useNotify } from '../../shared/notices.tsx'
import { cleanName, nameFault } from './account-name.ts'
import { renameAccount } from './api.ts'
import { NameField } from './name-field.tsx'
import { NamesakeWarning } from './namesake-warning.tsx'

export function RenameDialog({ account, onClose }: { account: { id: string; name: string }; onClose: () => void }) {
  const { t, i18n } = useLingui()
  const client = useQueryClient()
  const notify = useNotify()
  const [name, setName] = useState(account.name)
  const [refusal, setRefusal] = useState<string | null>(null)
  const rename = () =>
    renameAccount(account.id, cleanName(name)).catch((error: unknown) => {
      setRefusal(hasCode(error, 'AccountNameWrong') ? errorText(error, i18n) : null)
      throw error
    })
  return (
    <ActDialog
      title={t`Rename account`}
      act={t`Save`}
      ready={nameFault(name) === null && cleanName(name) !== account.name}
      onAct={rename}
      showError={(error) => !hasCode(error, 'AccountNameWrong')}
      onDone={({ name: given }) => {
        void client.invalidateQueries({ queryKey: keys.accounts })
        notify({ type: 'success', header: t`The account is now called “${given}”` })
        onClose()
      }}
      onCancel={onClose}
    >
      <NameField label={t`Account name`} value={name} onChange={setName} tried={name !== account.name} refusal={refusal} />
      <NamesakeWarning name={name} present={account.name} />
    </ActDialog>
  )
}
