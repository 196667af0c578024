/** The managed policies: those that come with Carillon and the customer's own. */
import type { PolicyRow } from '@carillon/shared/api'
import Button from '@cloudscape-design/components/button'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { addresses } from '../../shared/addresses.ts'
import { closed, useGate } from '../../shared/administrator.tsx'
import { useFollow } from '../../shared/follow.ts'
import { keys } from '../../shared/keys.ts'
import { useListPreferences } from '../../shared/list-preferences.tsx'
import { EmptyState, ListTable, type Column } from '../../shared/list-table.tsx'
import { useListing } from '../../shared/listing.ts'
import { numberOf } from '../../shared/numbers.ts'
import { PageLink } from '../../shared/page-link.tsx'
import { readPolicies, type PolicyKind } from './api.ts'
import { DeletePolicyDialog } from './delete-policy-dialog.tsx'
import { KindName } from './kind-name.tsx'
import { usePolicyAddress } from './policy-address.ts'
import { POLICY_CSV } from './policies-files.ts'

export function PoliciesPage() {
  const { t } = useLingui()
  const columns = useColumns()
  const [preferences, keep] = useListPreferences('policies', columns)
  const address = usePolicyAddress()
  const { search, page, kind } = address
  const { size } = preferences
  const listing = useListing(keys.policyPages(search, kind, size), page, readPolicies(search, kind, size))
  const [chosenId, setChosenId] = useState<string | null>(null)
  const [deleting, setDeleting] = useState<PolicyRow | null>(null)
  const chosen = listing.items.filter(({ id }) => id === chosenId)
  return (
    <>
      <ListTable<PolicyRow>
        title={t`Policies`}
        csv={{ file: 'policies', columns: POLICY_CSV, read: readPolicies(search, kind, 200) }}
        description={t`What identities may do. Attach them to users, groups and roles.`}
        actions={<Actions chosen={chosen[0]} onDelete={setDeleting} />}
        searchLabel={t`Find policies by name or description`}
        besideSearch={<KindChoice kind={kind} onChoose={address.setKind} />}
        empty={<EmptyState title={t`No policies`} text={t`There is no policy of this kind yet.`} />}
        columns={columns}
        listing={listing}
        address={address}
        selection={{ type: 'single', items: chosen, choose: ([policy]) => setChosenId(policy?.id ?? null), nameOf: ({ name }) => name }}
        preferences={preferences}
        onPreferences={keep}
      />
      {deleting !== null && <DeletePolicyDialog arn={deleting.arn} name={deleting.name} onClose={() => setDeleting(null)} />}
    </>
  )
}

function useColumns(): Column<PolicyRow>[] {
  const { t } = useLingui()
  return [
    { id: 'name', label: t`Policy name`, always: true, maxWidth: 360, cell: ({ arn, name }) => <PageLink to={addresses.policy(arn)}>{name}</PageLink> },
    { id: 'kind', label: t`Kind`, cell: ({ kind }) => <KindName kind={kind} /> },
    { id: 'attached', label: t`Attached to`, cell: ({ attachments }) => numberOf(attachments) },
    { id: 'boundaries', label: t`Boundary of`, cell: ({ boundaries }) => numberOf(boundaries) },
    { id: 'description', label: t`Description`, maxWidth: 460, cell: ({ description }) => description || '-' },
  ]
}

function Actions({ chosen, onDelete }: { chosen: PolicyRow | undefined; onDelete: (policy: PolicyRow) => void }) {
  const { t } = useLingui()
  const gate = useGate()
  const deletion =
    chosen === undefined
      ? closed(t`Choose a policy first.`)
      : chosen.kind === 'customer'
        ? gate('iam:DeletePolicy')
        : closed(t`Policies that come with Carillon cannot be deleted.`)
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Button onClick={() => chosen !== undefined && onDelete(chosen)} {...deletion}>{t`Delete`}</Button>
      <Button variant="primary" href={addresses.newPolicy} onFollow={useFollow()} {...gate('iam:CreatePolicy')}>{t`Create policy`}</Button>
    </SpaceBetween>
  )
}

function KindChoice({ kind, onChoose }: { kind: PolicyKind | 'all'; onChoose: (kind: PolicyKind | 'all') => void }) {
  const { t } = useLingui()
  const options = [
    { value: 'all' as const, label: t`All kinds` },
    { value: 'customer' as const, label: t`Your own` },
    { value: 'aws' as const, label: t`Comes with Carillon` },
    { value: 'service' as const, label: t`Of a service` },
  ]
  return (
    <Select
      ariaLabel={t`Kind`}
      expandToViewport
      options={options}
      selectedOption={options.find(({ value }) => value === kind) ?? null}
      onChange={({ detail }) => onChoose(options.find(({ value }) => value === detail.selectedOption.value)?.value ?? 'all')}
    />
  )
}
