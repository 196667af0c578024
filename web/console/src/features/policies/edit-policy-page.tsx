/** Another version for a policy of one's own. */
import type { PolicyView } from '@carillon/shared/api'
import Alert from '@cloudscape-design/components/alert'
import Checkbox from '@cloudscape-design/components/checkbox'
import Container from '@cloudscape-design/components/container'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useLingui } from '@lingui/react/macro'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { addresses } from '../../shared/addresses.ts'
import { useGo } from '../../shared/follow.ts'
import { keys } from '../../shared/keys.ts'
import { useNotify } from '../../shared/notices.tsx'
import { RefusedPage } from '../../shared/refused.tsx'
import { createVersion, policyQuery, versionsQuery } from './api.ts'
import { formatted } from './editor/json-text.ts'
import { useReview } from './editor/use-review.ts'
import { PolicyForm } from './policy-form.tsx'

export function EditPolicyPage() {
  const { t } = useLingui()
  const { arn = '' } = useParams({ strict: false })
  const policy = useQuery(policyQuery(arn))
  if (policy.data !== undefined) return <Edit policy={policy.data} />
  if (policy.error !== null) return <RefusedPage error={policy.error} again={() => void policy.refetch()} />
  return <StatusIndicator type="loading">{t`Loading the policy`}</StatusIndicator>
}

function Edit({ policy }: { policy: PolicyView }) {
  const { t } = useLingui()
  const { arn, name, version_limit: limit } = policy
  const [text, setText] = useState(formatted(policy.document) ?? policy.document)
  const [inForce, setInForce] = useState(true)
  const checked = useReview(text, 'managed')
  const versions = useQuery(versionsQuery(arn))
  const saving = useSaving(policy)
  const isFull = (versions.data?.items.length ?? 0) >= limit
  return (
    <PolicyForm
      title={t`Edit ${name}`}
      description={t`Saving makes a new version. The present one stays, to go back to.`}
      act={t`Save version`}
      action="iam:CreatePolicyVersion"
      back={addresses.policy(arn)}
      text={text}
      onText={setText}
      checked={checked}
      saving={saving}
      onSave={() => saving.mutate({ text, inForce })}
    >
      {isFull && (
        <Alert type="warning">{t`There are ${limit} versions already. Delete one on the page of the policy before you save.`}</Alert>
      )}
      <Container>
        <Checkbox checked={inForce} onChange={({ detail }) => setInForce(detail.checked)} description={t`Otherwise it waits until you put it in force.`}>
          {t`Put the new version in force at once`}
        </Checkbox>
      </Container>
    </PolicyForm>
  )
}

function useSaving({ arn, name }: PolicyView) {
  const { t } = useLingui()
  const client = useQueryClient()
  const notify = useNotify()
  const go = useGo()
  return useMutation({
    mutationFn: ({ text, inForce }: { text: string; inForce: boolean }) => createVersion(arn, text, inForce),
    onSuccess: ({ id, in_force }) => {
      void client.invalidateQueries({ queryKey: keys.policies })
      const there = addresses.policy(arn)
      notify({ type: 'success', at: there, header: in_force ? t`${id} of “${name}” is in force now` : t`${id} of “${name}” was saved` })
      go(there)
    },
  })
}
