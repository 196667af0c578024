/** The open invitations of an account: who was invited, by whom, until when, and what can be done about it. */
import type { Account, OpenInvitation } from '@carillon/shared/api'
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator'
import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { ActorOf } from '../../shared/actor.tsx'
import { addresses } from '../../shared/addresses.ts'
import { DateOf } from '../../shared/dates.tsx'
import { keys } from '../../shared/keys.ts'
import { useListPreferences } from '../../shared/list-preferences.tsx'
import { EmptyState, ListTable, type Column } from '../../shared/list-table.tsx'
import { useListAddress, useListing } from '../../shared/listing.ts'
import { PageLink } from '../../shared/page-link.tsx'
import { InvitationButtons } from './invitation-buttons.tsx'
import { readInvitations } from './invitations-api.ts'
import { INVITATION_CSV } from './people-files.ts'

export function InvitationsPage({ account }: { account: Account }) {
  const { t } = useLingui()
  const columns = useColumns(account.id)
  const [preferences, keep] = useListPreferences('invitations', columns)
  const address = useListAddress()
  const wanted = { search: address.search }
  const listing = useListing(keys.invitationPages(account.id, address.search, preferences.size), address.page, readInvitations(account.id, wanted, preferences.size))
  const [chosenIds, setChosenIds] = useState<ReadonlySet<string>>(new Set())
  const chosen = listing.items.filter(({ id }) => chosenIds.has(id))
  const choose = (items: readonly OpenInvitation[]) => setChosenIds(new Set(items.map(({ id }) => id)))
  return (
    <ListTable<OpenInvitation>
      title={t`Invitations`}
      actions={<InvitationButtons account={account} chosen={chosen} onDone={() => choose([])} />}
      csv={{ file: 'invitations', columns: INVITATION_CSV, read: readInvitations(account.id, wanted, 200) }}
      searchLabel={t`Find invitations by e-mail address`}
      empty={<EmptyState title={t`No open invitations`} text={t`Whoever is invited and has not registered yet appears here.`} />}
      columns={columns}
      listing={listing}
      address={address}
      selection={{ type: 'multi', items: chosen, choose, nameOf: ({ email }) => email }}
      preferences={preferences}
      onPreferences={keep}
    />
  )
}

function useColumns(accountId: string): Column<OpenInvitation>[] {
  const { t } = useLingui()
  return [
    { id: 'email', label: t`Email address`, always: true, maxWidth: 340, cell: (invitation) => <PageLink to={addresses.user(accountId, invitation.user_id)}>{invitation.email}</PageLink> },
    { id: 'state', label: t`Status`, cell: ({ state }) => <InvitationStateSign state={state} /> },
    { id: 'invited', label: t`Invited`, cell: (invitation) => <DateOf at={invitation.invited_at} /> },
    { id: 'expires', label: t`Expires`, cell: (invitation) => <DateOf at={invitation.expires_at} /> },
    { id: 'by', label: t`Invited by`, cell: ({ invited_by: by }) => (by === null ? '-' : <ActorOf arn={by} />) },
  ]
}

const SIGNS: Readonly<Record<OpenInvitation['state'], StatusIndicatorProps.Type>> = { pending: 'pending', expired: 'warning', failed: 'error' }

function InvitationStateSign({ state }: { state: OpenInvitation['state'] }) {
  const { t } = useLingui()
  const words = { pending: t`Open`, expired: t`Expired`, failed: t`Mail not delivered` }
  return <StatusIndicator type={SIGNS[state]}>{words[state]}</StatusIndicator>
}
