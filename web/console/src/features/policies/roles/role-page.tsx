/** One role: who may take it on, and what it may do. */
import type { RoleView } from '@carillon/shared/api'
import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { addresses } from '../../../shared/addresses.ts'
import { useGateAmong } from '../../../shared/administrator.tsx'
import { CodeText } from '../../../shared/code-text.tsx'
import { useFollow } from '../../../shared/follow.ts'
import { HelpLink } from '../../../shared/help.tsx'
import { Name } from '../../../shared/name.tsx'
import { RefusedPage } from '../../../shared/refused.tsx'
import { AttachedPolicies } from '../attached-policies.tsx'
import { formatted } from '../editor/json-text.ts'
import { roleQuery } from './api.ts'
import { DeleteRoleDialog } from './delete-role-dialog.tsx'
import { DeleteServiceRoleDialog } from './delete-service-role-dialog.tsx'
import { RoleFields } from './role-fields.tsx'
import { TrustDialog } from './trust-dialog.tsx'

export function RolePage() {
  const { t } = useLingui()
  const { roleName = '' } = useParams({ strict: false })
  const role = useQuery(roleQuery(roleName))
  if (role.data !== undefined) return <Detail role={role.data} />
  if (role.error !== null) return <RefusedPage error={role.error} again={() => void role.refetch()} />
  return <StatusIndicator type="loading">{t`Loading the role`}</StatusIndicator>
}

function Detail({ role }: { role: RoleView }) {
  const { t } = useLingui()
  const gate = useGateAmong(role.may)
  const follow = useFollow()
  const [act, setAct] = useState<'delete' | 'trust' | null>(null)
  const close = () => setAct(null)
  const { name, service } = role
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        info={<HelpLink about={t`Role`} />}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button href={addresses.simulator({ source: role.arn })} onFollow={follow}>{t`Simulate`}</Button>
            <Button onClick={() => setAct('delete')} {...gate(service === null ? 'iam:DeleteRole' : 'iam:DeleteServiceLinkedRole')}>{t`Delete`}</Button>
          </SpaceBetween>
        }
      >
        {name}
      </Header>
      {service !== null && (
        <Alert>
          <Trans>
            This role belongs to the service <Name text={service} />. Its permissions and its trust are fixed; only the description can be changed.
          </Trans>
        </Alert>
      )}
      <RoleFields role={role} />
      <AttachedPolicies bearer="role" name={name} fixed={service !== null} />
      <Container
        header={
          <Header
            variant="h2"
            description={t`Who may take the role on.`}
            actions={service === null && <Button onClick={() => setAct('trust')} {...gate('iam:UpdateAssumeRolePolicy')}>{t`Edit trust policy`}</Button>}
          >
            {t`Trust`}
          </Header>
        }
      >
        <CodeText text={formatted(role.trust) ?? role.trust} name={t`the trust policy`} />
      </Container>
      {act === 'trust' && <TrustDialog role={role} onClose={close} />}
      {act === 'delete' && (service === null ? <DeleteRoleDialog name={name} onClose={close} /> : <DeleteServiceRoleDialog name={name} onClose={close} />)}
    </SpaceBetween>
  )
}
