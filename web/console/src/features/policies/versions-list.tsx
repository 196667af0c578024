/** The versions of a policy, of which one is in force. */
import type { PolicyVersionRow, PolicyView } from '@carillon/shared/api'
import Badge from '@cloudscape-design/components/badge'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { addresses } from '../../shared/addresses.ts'
import { closed, useGateAmong, type Gate } from '../../shared/administrator.tsx'
import { DateOf } from '../../shared/dates.tsx'
import { useFollow } from '../../shared/follow.ts'
import { versionsQuery } from './api.ts'
import { SmallTable } from '../../shared/small-table.tsx'
import { VersionDialog, type VersionAct } from './version-dialogs.tsx'
import { VERSION_CSV } from './policies-files.ts'

export function VersionsList({ policy }: { policy: PolicyView }) {
  const { t } = useLingui()
  const gate = useGateAmong(policy.may)
  const follow = useFollow()
  const { arn, version_limit: limit } = policy
  const versions = useQuery(versionsQuery(arn))
  const [open, setOpen] = useState<{ act: VersionAct; version: string } | null>(null)
  const isFull = versions.data !== undefined && versions.data.items.length >= limit
  const full = closed(t`There are ${limit} versions already. Delete one first.`)
  return (
    <>
      <SmallTable
        title={t`Versions`}
        csv={{ file: 'versions', columns: VERSION_CSV }}
        description={t`Each edit makes a version; one of them is in force. There are at most ${limit}.`}
        actions={
          <Button href={addresses.policyEditor(arn)} onFollow={follow} {...(isFull ? full : gate('iam:CreatePolicyVersion'))}>{t`Create version`}</Button>
        }
        query={{ data: versions.data?.items, error: versions.error, again: () => void versions.refetch() }}
        empty={{ title: t`No versions`, text: '' }}
        columns={[
          {
            id: 'version',
            header: t`Version`,
            isRowHeader: true,
            cell: ({ id, in_force }) => (
              <SpaceBetween direction="horizontal" size="xs">
                <span>{id}</span>
                {in_force && <Badge color="green">{t`In force`}</Badge>}
              </SpaceBetween>
            ),
          },
          { id: 'created', header: t`Created`, cell: ({ created_at }) => <DateOf at={created_at} /> },
          {
            id: 'acts',
            header: t`Actions`,
            cell: (version) => <Acts version={version} gate={gate} onOpen={(act) => setOpen({ act, version: version.id })} />,
          },
        ]}
      />
      {open !== null && <VersionDialog arn={arn} {...open} onClose={() => setOpen(null)} />}
    </>
  )
}

interface ActsProps {
  version: PolicyVersionRow
  gate: (action: string) => Gate
  onOpen: (act: VersionAct) => void
}

function Acts({ version: { id, in_force: inForce }, gate, onOpen }: ActsProps) {
  const { t } = useLingui()
  const entry = (act: VersionAct, text: string, label: string, action: string) => (
    <Button variant="inline-link" ariaLabel={label} onClick={() => onOpen(act)} {...gate(action)}>
      {text}
    </Button>
  )
  return (
    <SpaceBetween direction="horizontal" size="s">
      {entry('see', t`See`, t`See ${id}`, 'iam:GetPolicyVersion')}
      {!inForce && entry('force', t`Put in force`, t`Put ${id} in force`, 'iam:SetDefaultPolicyVersion')}
      {!inForce && entry('delete', t`Delete`, t`Delete ${id}`, 'iam:DeletePolicyVersion')}
    </SpaceBetween>
  )
}
