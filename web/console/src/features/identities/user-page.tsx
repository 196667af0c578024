/** One IAM user: who it is, and in tabs what it may do, where it belongs and what it comes in with. */
import type { IamUser } from '@carillon/shared/api'
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
import { RefusedPage } from '../../shared/refused.tsx'
import { useTab } from '../../shared/tab.ts'
import { userQuery } from './api.ts'
import { DeleteUserDialog } from './delete-dialogs.tsx'
import { UserCredentials } from './user-credentials.tsx'
import { UserGroups } from './user-groups.tsx'

interface Props {
  name: string
  /** What the user may do: another feature's part of the page. */
  permissions: ReactNode
}

export function IamUserPage({ name, permissions }: Props) {
  const { t } = useLingui()
  const user = useQuery(userQuery(name))
  if (user.data !== undefined) return <Detail user={user.data} permissions={permissions} />
  if (user.error !== null) return <RefusedPage error={user.error} again={() => void user.refetch()} />
  return <StatusIndicator type="loading">{t`Loading the user`}</StatusIndicator>
}

function Detail({ user, permissions }: { user: IamUser; permissions: ReactNode }) {
  const { t } = useLingui()
  const gate = useGateAmong(user.may)
  const [tab, setTab] = useTab('permissions')
  const [deleting, setDeleting] = useState(false)
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        info={<HelpLink about={t`IAM user`} />}
        actions={<Button onClick={() => setDeleting(true)} {...gate('iam:DeleteUser')}>{t`Delete`}</Button>}
      >
        {user.name}
      </Header>
      <Container header={<Header variant="h2">{t`Summary`}</Header>}>
        <KeyValuePairs
          columns={3}
          items={[
            { label: t`ARN`, value: <CopiedId id={user.arn} name={t`the ARN`} /> },
            { label: t`E-mail address`, value: user.email ?? '-' },
            { label: t`Created`, value: <DateOf at={user.created_at} /> },
          ]}
        />
      </Container>
      <Tabs
        activeTabId={tab}
        onChange={({ detail }) => setTab(detail.activeTabId)}
        ariaLabel={t`About this user`}
        tabs={[
          { id: 'permissions', label: t`Permissions`, content: permissions },
          { id: 'groups', label: t`Groups`, content: <UserGroups user={user} /> },
          { id: 'credentials', label: t`Security credentials`, content: <UserCredentials user={user} /> },
        ]}
      />
      {deleting && <DeleteUserDialog name={user.name} onClose={() => setDeleting(false)} />}
    </SpaceBetween>
  )
}
