/** One group: its members and, in the other tab, what they may do. */
import type { IamGroup } from '@carillon/shared/api'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import Tabs from '@cloudscape-design/components/tabs'
import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { useGateAmong } from '../../shared/administrator.tsx'
import { CopiedId } from '../../shared/copied-id.tsx'
import { DateOf } from '../../shared/dates.tsx'
import { HelpLink } from '../../shared/help.tsx'
import { numberOf } from '../../shared/numbers.ts'
import { RefusedPage } from '../../shared/refused.tsx'
import { useTab } from '../../shared/tab.ts'
import { groupQuery } from './api.ts'
import { DeleteGroupDialog } from './delete-dialogs.tsx'
import { GroupMembers } from './group-members.tsx'

interface Props {
  name: string
  /** What members may do: another feature's part of the page. */
  permissions: ReactNode
}

export function IamGroupPage({ name, permissions }: Props) {
  const { t } = useLingui()
  const group = useQuery(groupQuery(name))
  if (group.data !== undefined) return <Detail group={group.data} permissions={permissions} />
  if (group.error !== null) return <RefusedPage error={group.error} again={() => void group.refetch()} />
  return <StatusIndicator type="loading">{t`Loading the group`}</StatusIndicator>
}

function Detail({ group, permissions }: { group: IamGroup; permissions: ReactNode }) {
  const { t } = useLingui()
  const gate = useGateAmong(group.may)
  const [tab, setTab] = useTab('members')
  const [deleting, setDeleting] = useState(false)
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        info={<HelpLink about={t`Group`} />}
        actions={<Button onClick={() => setDeleting(true)} {...gate('iam:DeleteGroup')}>{t`Delete`}</Button>}
      >
        {group.name}
      </Header>
      <Container header={<Header variant="h2">{t`Summary`}</Header>}>
        <KeyValuePairs
          columns={3}
          items={[
            { label: t`ARN`, value: <CopiedId id={group.arn} name={t`the ARN`} /> },
            { label: t`Members`, value: numberOf(group.members.length) },
            { label: t`Created`, value: <DateOf at={group.created_at} /> },
          ]}
        />
      </Container>
      <Tabs
        activeTabId={tab}
        onChange={({ detail }) => setTab(detail.activeTabId)}
        ariaLabel={t`About this group`}
        tabs={[
          { id: 'members', label: t`Members`, content: <GroupMembers group={group} gate={gate} /> },
          { id: 'permissions', label: t`Permissions`, content: permissions },
        ]}
      />
      {deleting && <DeleteGroupDialog name={group.name} onClose={() => setDeleting(false)} />}
    </SpaceBetween>
  )
}
