/** Creating a group: it needs a name, members and policies come on its page. */
import { errorText, hasCode } from '@carillon/shared/api'
import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ActDialog } from '../../shared/act-dialog.tsx'
import { addresses } from '../../shared/addresses.ts'
import { useGo } from '../../shared/follow.ts'
import { keys } from '../../shared/keys.ts'
import { useNotify } from '../../shared/notices.tsx'
import { createGroup } from './api.ts'
import { LONGEST_GROUP_NAME, nameFault } from './iam-name.ts'
import { NameField } from './name-field.tsx'

export function NewGroupDialog({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useLingui()
  const client = useQueryClient()
  const notify = useNotify()
  const go = useGo()
  const [name, setName] = useState('')
  const [taken, setTaken] = useState<Error | null>(null)
  return (
    <ActDialog
      title={t`Create group`}
      act={t`Create group`}
      ready={nameFault(name, LONGEST_GROUP_NAME) === null}
      showError={(error) => !hasCode(error, 'GroupExists')}
      onAct={() =>
        createGroup(name).catch((error: unknown) => {
          setTaken(hasCode(error, 'GroupExists') ? error : null)
          throw error
        })
      }
      onDone={() => {
        void client.invalidateQueries({ queryKey: keys.iamGroups })
        const page = addresses.iamGroup(name)
        notify({ type: 'success', at: page, header: t`Group “${name}” was created`, content: t`Now attach policies and add members.` })
        onClose()
        go(page)
      }}
      onCancel={onClose}
    >
      <NameField
        label={t`Group name`}
        value={name}
        longest={LONGEST_GROUP_NAME}
        onChange={(typed) => {
          setTaken(null)
          setName(typed)
        }}
        tried={false}
        refusal={taken === null ? null : errorText(taken, i18n)}
      />
    </ActDialog>
  )
}
