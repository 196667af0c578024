/** Identity > Domains: what an account owns and what it claims. */
import type { Account, DomainRow } from '@carillon/shared/api'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { addresses } from '../../../shared/addresses.ts'
import { useGate } from '../../../shared/administrator.tsx'
import { DateOf } from '../../../shared/dates.tsx'
import { useGo } from '../../../shared/follow.ts'
import { HelpLink } from '../../../shared/help.tsx'
import { EmptyState } from '../../../shared/list-table.tsx'
import { numberOf } from '../../../shared/numbers.ts'
import { PageLink } from '../../../shared/page-link.tsx'
import { Refused } from '../../../shared/refused.tsx'
import { domainsQuery } from './api.ts'
import { ClaimDialog } from './claim-dialog.tsx'
import { DomainButtons } from './domain-buttons.tsx'
import { DomainState } from './domain-state.tsx'
import { ReregistrationGroup } from './reregistration-group.tsx'
import { RowsTable } from '../../../shared/rows-table.tsx'
import { DOMAIN_CSV } from '../account-files.ts'

export function DomainsPage({ account }: { account: Account }) {
  const { t } = useLingui()
  const go = useGo()
  const domains = useQuery(domainsQuery(account.id))
  const [chosenName, setChosenName] = useState<string | null>(null)
  const [claiming, setClaiming] = useState(false)
  const items = domains.data?.items ?? []
  const chosen = items.find(({ name }) => name === chosenName)
  return (
    <>
      <RowsTable<DomainRow>
        title={t`Domains`}
        heading="awsui-h1-sticky"
        info={<HelpLink about={t`Domains`} />}
        description={t`People with an address of a verified domain belong to this account.`}
        {...(domains.data === undefined ? {} : { counter: `(${numberOf(items.length)})` })}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <DomainButtons account={account} row={chosen} />
            <ClaimButton variant="primary" onClick={() => setClaiming(true)} />
          </SpaceBetween>
        }
        csv={{ file: 'domains', columns: DOMAIN_CSV }}
        variant="full-page"
        enableKeyboardNavigation
        trackBy="name"
        items={items}
        loading={domains.data === undefined && domains.error === null}
        columnDefinitions={useColumns(account.id)}
        selectionType="single"
        selectedItems={chosen === undefined ? [] : [chosen]}
        onSelectionChange={({ detail }) => setChosenName(detail.selectedItems[0]?.name ?? null)}
        labels={{ selectionGroupLabel: t`Selection`, itemSelectionLabel: (_state, { name }) => name }}
        empty={
          domains.error === null ? (
            <EmptyState
              title={t`No domains yet`}
              text={t`Claim the domain of your e-mail addresses: people who use it then belong to this account, without invitations.`}
            >
              <ClaimButton variant="normal" onClick={() => setClaiming(true)} />
            </EmptyState>
          ) : (
            <Refused error={domains.error} again={() => void domains.refetch()} />
          )
        }
      />
      {account.type === 'Enterprise' && (
        <Box margin={{ top: 'l' }}>
          <ReregistrationGroup account={account} />
        </Box>
      )}
      {claiming && (
        <ClaimDialog
          accountId={account.id}
          onClaimed={({ name }) => go(addresses.domain(account.id, name))}
          onCancel={() => setClaiming(false)}
        />
      )}
    </>
  )
}

function useColumns(accountId: string) {
  const { t } = useLingui()
  return [
    {
      id: 'name',
      header: t`Domain`,
      isRowHeader: true,
      maxWidth: 460,
      cell: ({ name }: DomainRow) => <PageLink to={addresses.domain(accountId, name)}>{name}</PageLink>,
    },
    { id: 'status', header: t`Status`, cell: ({ status }: DomainRow) => <DomainState status={status} /> },
    { id: 'claimed', header: t`Claimed`, cell: ({ claim }: DomainRow) => <DateOf at={claim?.claimed_at ?? null} /> },
    { id: 'verified', header: t`Verified on`, cell: ({ verified_at }: DomainRow) => <DateOf at={verified_at} /> },
  ]
}

function ClaimButton({ variant, onClick }: { variant: 'primary' | 'normal'; onClick: () => void }) {
  const { t } = useLingui()
  const gate = useGate()
  return (
    <Button variant={variant} onClick={onClick} {...gate('chime:AddDomain')}>
      {variant === 'primary' ? t`Claim a new domain` : t`Claim your first domain`}
    </Button>
  )
}
