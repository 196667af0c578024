/** One policy: what it says, its versions, and who has it. */
import type { PolicyView } from '@carillon/shared/api'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { addresses } from '../../shared/addresses.ts'
import { closed, useGateAmong, type Gate } from '../../shared/administrator.tsx'
import { CodeText } from '../../shared/code-text.tsx'
import { CopiedId } from '../../shared/copied-id.tsx'
import { DateOf } from '../../shared/dates.tsx'
import { useFollow } from '../../shared/follow.ts'
import { HelpLink } from '../../shared/help.tsx'
import { RefusedPage } from '../../shared/refused.tsx'
import { policyQuery } from './api.ts'
import { DeletePolicyDialog } from './delete-policy-dialog.tsx'
import { formatted } from './editor/json-text.ts'
import { KindName } from './kind-name.tsx'
import { UsedByList } from './used-by-list.tsx'
import { VersionsList } from './versions-list.tsx'

export function PolicyPage() {
  const { t } = useLingui()
  const { arn = '' } = useParams({ strict: false })
  const policy = useQuery(policyQuery(arn))
  if (policy.data !== undefined) return <Detail policy={policy.data} />
  if (policy.error !== null) return <RefusedPage error={policy.error} again={() => void policy.refetch()} />
  return <StatusIndicator type="loading">{t`Loading the policy`}</StatusIndicator>
}

/** Only what customers wrote can be changed. */
function useOwnGate(policy: PolicyView): (action: string) => Gate {
  const { t } = useLingui()
  const gate = useGateAmong(policy.may)
  return (action) => (policy.kind === 'customer' ? gate(action) : closed(t`Policies that come with Carillon cannot be changed.`))
}

function Detail({ policy }: { policy: PolicyView }) {
  const { t } = useLingui()
  const follow = useFollow()
  const ownGate = useOwnGate(policy)
  const [isDeleting, setIsDeleting] = useState(false)
  const { arn, name } = policy
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        info={<HelpLink about={t`Policy`} />}
        {...(policy.description === '' ? {} : { description: policy.description })}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={() => setIsDeleting(true)} {...ownGate('iam:DeletePolicy')}>{t`Delete`}</Button>
            <Button variant="primary" href={addresses.policyEditor(arn)} onFollow={follow} {...ownGate('iam:CreatePolicyVersion')}>{t`Edit`}</Button>
          </SpaceBetween>
        }
      >
        {name}
      </Header>
      <Facts policy={policy} />
      <Container header={<Header variant="h2">{t`What it says`}</Header>}>
        <CodeText text={formatted(policy.document) ?? policy.document} name={t`the policy`} />
      </Container>
      {policy.kind === 'customer' && <VersionsList policy={policy} />}
      <UsedByList arn={arn} />
      {isDeleting && <DeletePolicyDialog arn={arn} name={name} onClose={() => setIsDeleting(false)} />}
    </SpaceBetween>
  )
}

function Facts({ policy }: { policy: PolicyView }) {
  const { t } = useLingui()
  return (
    <Container header={<Header variant="h2">{t`Policy`}</Header>}>
      <KeyValuePairs
        columns={policy.kind === 'customer' ? 3 : 2}
        items={[
          { label: t`ARN`, value: <CopiedId id={policy.arn} name={t`the ARN`} /> },
          { label: t`Kind`, value: <KindName kind={policy.kind} /> },
          ...(policy.kind === 'customer' ? [{ label: t`Changed`, value: <DateOf at={policy.updated_at} /> }] : []),
        ]}
      />
    </Container>
  )
}
