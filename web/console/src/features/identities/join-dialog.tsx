/** Putting one user into groups that are found by name. */
import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ActDialog } from '../../shared/act-dialog.tsx'
import { keys } from '../../shared/keys.ts'
import { addMember, readGroups } from './api.ts'
import { NamesField } from './names-field.tsx'

interface Props {
  user: string
  present: readonly string[]
  onClose: () => void
}

export function JoinDialog({ user, present, onClose }: Props) {
  const { t } = useLingui()
  const client = useQueryClient()
  const [chosen, setChosen] = useState<string[]>([])
  return (
    <ActDialog
      title={t`Add to groups`}
      act={t`Add`}
      ready={chosen.length > 0}
      onAct={async () => {
        for (const group of chosen) await addMember(group, user)
      }}
      onDone={() => {
        void client.invalidateQueries({ queryKey: keys.iamUser(user) })
        void client.invalidateQueries({ queryKey: keys.iamGroups })
        onClose()
      }}
      onCancel={onClose}
    >
      <NamesField
        label={t`Groups`}
        placeholder={t`Find groups by name`}
        empty={t`No other groups`}
        value={chosen}
        onChange={setChosen}
        offer={{ key: keys.iamGroupOffer, read: readGroups }}
        leaveOut={present}
      />
    </ActDialog>
  )
}
