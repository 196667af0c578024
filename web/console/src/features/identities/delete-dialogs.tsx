/** The dialogs that delete a user or a group, once nothing stands against it and the name is typed. */
import type { DeletionOfIdentity } from '@carillon/shared/api'
import Box from '@cloudscape-design/components/box'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient, type QueryKey } from '@tanstack/react-query'
import { useState } from 'react'
import { ActDialog } from '../../shared/act-dialog.tsx'
import { addresses } from '../../shared/addresses.ts'
import { useGo } from '../../shared/follow.ts'
import { keys } from '../../shared/keys.ts'
import { Name } from '../../shared/name.tsx'
import { useNotify } from '../../shared/notices.tsx'
import { deleteGroup, deleteUser, groupDeletionQuery, userDeletionQuery } from './api.ts'
import { LeftOver } from './left-over.tsx'

interface Props {
  name: string
  onClose: () => void
}

export function DeleteUserDialog({ name, onClose }: Props) {
  const { t } = useLingui()
  const leave = useLeaving(keys.iamUser(name), keys.iamUsers, addresses.iamUsers)
  const done = () => {
    onClose()
    leave(t`User “${name}” was deleted`)
  }
  return <DeleteDialog of="user" title={t`Delete user`} name={name} query={useQuery(userDeletionQuery(name))} onAct={() => deleteUser(name)} onDone={done} onClose={onClose} />
}

export function DeleteGroupDialog({ name, onClose }: Props) {
  const { t } = useLingui()
  const leave = useLeaving(keys.iamGroup(name), keys.iamGroups, addresses.iamGroups)
  const done = () => {
    onClose()
    leave(t`Group “${name}” was deleted`)
  }
  return <DeleteDialog of="group" title={t`Delete group`} name={name} query={useQuery(groupDeletionQuery(name))} onAct={() => deleteGroup(name)} onDone={done} onClose={onClose} />
}

interface DialogProps extends Props {
  of: 'user' | 'group'
  title: string
  query: { data: DeletionOfIdentity | undefined; error: Error | null; refetch: () => Promise<unknown> }
  onAct: () => Promise<undefined>
  onDone: () => void
}

function DeleteDialog({ of, title, name, query, onAct, onDone, onClose }: DialogProps) {
  const { t } = useLingui()
  const [typed, setTyped] = useState('')
  const possible = query.data?.left_over.length === 0
  return (
    <ActDialog title={title} act={title} ready={possible && typed.trim() === name} onAct={onAct} onDone={onDone} onCancel={onClose}>
      <Box variant="p">
        <Trans>
          Delete <Name text={name} />? This cannot be undone.
        </Trans>
      </Box>
      <LeftOver of={of} preview={query.data} error={query.error} again={() => void query.refetch()} />
      {possible && (
        <FormField label={t`To confirm, type the name`} constraintText={name}>
          <Input value={typed} autoComplete={false} spellcheck={false} onChange={({ detail }) => setTyped(detail.value)} />
        </FormField>
      )}
    </ActDialog>
  )
}

/** After the deletion: to the list, without asking for what is gone. */
function useLeaving(gone: QueryKey, lists: QueryKey, list: string): (header: string) => void {
  const client = useQueryClient()
  const notify = useNotify()
  const go = useGo()
  return (header) => {
    void client.invalidateQueries({ queryKey: gone, refetchType: 'none' })
    void client.invalidateQueries({ queryKey: [...lists, 'pages'] })
    notify({ type: 'success', at: list, header })
    go(list)
  }
}
