/** The members of a group: added and removed. */
import type { IamGroup } from '@carillon/shared/api'
import Button from '@cloudscape-design/components/button'
import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ActDialog } from '../../shared/act-dialog.tsx'
import { addresses } from '../../shared/addresses.ts'
import type { Gate } from '../../shared/administrator.tsx'
import { keys } from '../../shared/keys.ts'
import { PageLink } from '../../shared/page-link.tsx'
import { SmallTable } from '../../shared/small-table.tsx'
import { addMember, readUsers } from './api.ts'
import { NamesField } from './names-field.tsx'
import { LeaveDialog } from './user-groups.tsx'
import { MEMBER_CSV } from './identities-files.ts'

interface Props {
  group: IamGroup
  gate: (action: string) => Gate
}

export function GroupMembers({ group, gate }: Props) {
  const { t } = useLingui()
  const [adding, setAdding] = useState(false)
  const [leaving, setLeaving] = useState<string | null>(null)
  return (
    <>
      <SmallTable
        title={t`Members`}
        csv={{ file: 'members', columns: MEMBER_CSV }}
        actions={<Button onClick={() => setAdding(true)} {...gate('iam:AddUserToGroup')}>{t`Add members`}</Button>}
        query={{ data: group.members, error: null, again: () => undefined }}
        columns={[
          { id: 'name', header: t`User name`, isRowHeader: true, cell: ({ name }) => <PageLink to={addresses.iamUser(name)}>{name}</PageLink> },
          { id: 'email', header: t`E-mail address`, cell: ({ email }) => email ?? '-' },
          {
            id: 'acts',
            header: t`Actions`,
            cell: ({ name }) => (
              <Button variant="inline-link" ariaLabel={t`Remove ${name}`} onClick={() => setLeaving(name)} {...gate('iam:RemoveUserFromGroup')}>
                {t`Remove`}
              </Button>
            ),
          },
        ]}
        empty={{ title: t`No members yet`, text: t`Add the IAM users who shall have the group's permissions.` }}
      />
      {adding && <AddDialog group={group} onClose={() => setAdding(false)} />}
      {leaving !== null && <LeaveDialog group={group.name} user={leaving} onClose={() => setLeaving(null)} />}
    </>
  )
}

function AddDialog({ group, onClose }: { group: IamGroup; onClose: () => void }) {
  const { t } = useLingui()
  const client = useQueryClient()
  const [chosen, setChosen] = useState<string[]>([])
  return (
    <ActDialog
      title={t`Add members`}
      act={t`Add`}
      ready={chosen.length > 0}
      onAct={async () => {
        for (const user of chosen) await addMember(group.name, user)
      }}
      onDone={() => {
        void client.invalidateQueries({ queryKey: keys.iamGroups })
        void client.invalidateQueries({ queryKey: keys.iamUsers })
        onClose()
      }}
      onCancel={onClose}
    >
      <NamesField
        label={t`IAM users`}
        placeholder={t`Find IAM users by name`}
        empty={t`No other users`}
        value={chosen}
        onChange={setChosen}
        offer={{ key: keys.iamUserOffer, read: readUsers }}
        leaveOut={group.members.map(({ name }) => name)}
      />
    </ActDialog>
  )
}
