/** The groups that a user is in; a user is put into more of them here, or on the group's own page. */
import type { IamUser } from '@carillon/shared/api'
import Button from '@cloudscape-design/components/button'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ActDialog } from '../../shared/act-dialog.tsx'
import { addresses } from '../../shared/addresses.ts'
import { useGate } from '../../shared/administrator.tsx'
import { keys } from '../../shared/keys.ts'
import { Name } from '../../shared/name.tsx'
import { PageLink } from '../../shared/page-link.tsx'
import { SmallTable } from '../../shared/small-table.tsx'
import { groupsOfUserQuery, removeMember } from './api.ts'
import { JoinDialog } from './join-dialog.tsx'
import { NAME_CSV } from './identities-files.ts'

export function UserGroups({ user }: { user: IamUser }) {
  const { t } = useLingui()
  const gate = useGate()
  const groups = useQuery(groupsOfUserQuery(user.name))
  const [joining, setJoining] = useState(false)
  const [leaving, setLeaving] = useState<string | null>(null)
  return (
    <>
      <SmallTable
        title={t`Groups`}
        csv={{ file: 'groups', columns: NAME_CSV }}
        description={t`The user has the permissions of every group.`}
        actions={<Button onClick={() => setJoining(true)} {...gate('iam:AddUserToGroup')}>{t`Add to groups`}</Button>}
        query={{ data: groups.data?.items, error: groups.error, again: () => void groups.refetch() }}
        columns={[
          { id: 'name', header: t`Group name`, isRowHeader: true, cell: ({ name }) => <PageLink to={addresses.iamGroup(name)}>{name}</PageLink> },
          {
            id: 'leave',
            header: t`Actions`,
            cell: ({ name }) => (
              <Button variant="inline-link" ariaLabel={t`Remove from ${name}`} onClick={() => setLeaving(name)} {...gate('iam:RemoveUserFromGroup')}>
                {t`Remove`}
              </Button>
            ),
          },
        ]}
        empty={{ title: t`In no group`, text: t`Groups give permissions to several users at once.` }}
      />
      {joining && <JoinDialog user={user.name} present={groups.data?.items.map(({ name }) => name) ?? []} onClose={() => setJoining(false)} />}
      {leaving !== null && <LeaveDialog group={leaving} user={user.name} onClose={() => setLeaving(null)} />}
    </>
  )
}

export function LeaveDialog({ group, user, onClose }: { group: string; user: string; onClose: () => void }) {
  const { t } = useLingui()
  const client = useQueryClient()
  return (
    <ActDialog
      title={t`Remove from group`}
      act={t`Remove`}
      onAct={() => removeMember(group, user)}
      onDone={() => {
        void client.invalidateQueries({ queryKey: keys.iamUser(user) })
        void client.invalidateQueries({ queryKey: keys.iamGroups })
        onClose()
      }}
      onCancel={onClose}
    >
      <Trans>
        <Name text={user} /> loses the permissions of the group <Name text={group} /> at once.
      </Trans>
    </ActDialog>
  )
}
