/** The dialog that gives the organisation another name. */
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ActDialog } from '../../../shared/act-dialog.tsx'
import { keys } from '../../../shared/keys.ts'
import { useNotify } from '../../../shared/notices.tsx'
import { cleanName, nameFault } from '../account-name.ts'
import { renameMyAccount } from './api.ts'

export function RenameHomeDialog({ name, onClose }: { name: string; onClose: () => void }) {
  const { t } = useLingui()
  const client = useQueryClient()
  const notify = useNotify()
  const [wish, setWish] = useState(name)
  return (
    <ActDialog
      title={t`Rename the organisation`}
      act={t`Save`}
      ready={nameFault(wish) === null && cleanName(wish) !== name}
      onAct={() => renameMyAccount(cleanName(wish))}
      onDone={(home) => {
        const { name: given } = home
        client.setQueryData(keys.myAccount, home)
        void client.invalidateQueries({ queryKey: keys.session })
        notify({ type: 'success', header: t`The organisation is now called “${given}”` })
        onClose()
      }}
      onCancel={onClose}
    >
      <FormField label={t`Organisation name`} constraintText={t`Administrators read it on top of every page.`}>
        <Input value={wish} autoComplete={false} spellcheck={false} onChange={({ detail }) => setWish(detail.value)} />
      </FormField>
    </ActDialog>
  )
}
