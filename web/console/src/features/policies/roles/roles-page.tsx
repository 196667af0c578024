/** The roles of the organisation. */
import type { RoleRow } from '@carillon/shared/api'
import Badge from '@cloudscape-design/components/badge'
import Button from '@cloudscape-design/components/button'
import ButtonDropdown from '@cloudscape-design/components/button-dropdown'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { addresses } from '../../../shared/addresses.ts'
import { closed, open, useGate } from '../../../shared/administrator.tsx'
import { DateOf } from '../../../shared/dates.tsx'
import { useFollow } from '../../../shared/follow.ts'
import { keys } from '../../../shared/keys.ts'
import { useListPreferences } from '../../../shared/list-preferences.tsx'
import { EmptyState, ListTable, type Column } from '../../../shared/list-table.tsx'
import { useListAddress, useListing } from '../../../shared/listing.ts'
import { listOf } from '../../../shared/numbers.ts'
import { PageLink } from '../../../shared/page-link.tsx'
import { readRoles } from './api.ts'
import { DeleteRoleDialog } from './delete-role-dialog.tsx'
import { DeleteServiceRoleDialog } from './delete-service-role-dialog.tsx'
import { ServiceRoleDialog } from './service-role-dialog.tsx'
import { ROLE_CSV } from '../policies-files.ts'

type Act = 'delete' | 'service'

export function RolesPage() {
  const { t } = useLingui()
  const gate = useGate()
  const columns = useColumns()
  const [preferences, keep] = useListPreferences('roles', columns)
  const address = useListAddress()
  const listing = useListing(keys.rolePages(address.search, preferences.size), address.page, readRoles(address.search, preferences.size))
  const [chosenId, setChosenId] = useState<string | null>(null)
  const [act, setAct] = useState<Act | null>(null)
  const chosen = listing.items.filter(({ id }) => id === chosenId)
  const [role] = chosen
  const close = () => setAct(null)
  const follow = useFollow()
  const deletion = gate((role?.service ?? null) === null ? 'iam:DeleteRole' : 'iam:DeleteServiceLinkedRole')
  return (
    <>
      <ListTable<RoleRow>
        title={t`Roles`}
        csv={{ file: 'roles', columns: ROLE_CSV, read: readRoles(address.search, 200) }}
        description={t`Permissions that somebody takes on for a while.`}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={() => setAct('delete')} {...(role === undefined ? closed(t`Choose a role first.`) : deletion)}>{t`Delete`}</Button>
            <ButtonDropdown
              variant="primary"
              items={[{ id: 'service', text: t`Create role of a service`, ...gate('iam:CreateServiceLinkedRole') }]}
              mainAction={{ text: t`Create role`, href: addresses.newRole, onFollow: follow, ...gate('iam:CreateRole') }}
              ariaLabel={t`More ways to create a role`}
              onItemClick={() => setAct('service')}
              {...open}
            />
          </SpaceBetween>
        }
        searchLabel={t`Find roles by name or description`}
        empty={<EmptyState title={t`No roles yet`} text={t`A role is for programs and people who need permissions for some minutes or hours only.`} />}
        columns={columns}
        listing={listing}
        address={address}
        selection={{ type: 'single', items: chosen, choose: ([first]) => setChosenId(first?.id ?? null), nameOf: ({ name }) => name }}
        preferences={preferences}
        onPreferences={keep}
      />
      {act === 'service' && <ServiceRoleDialog onClose={close} />}
      {act === 'delete' && role !== undefined && (role.service === null ? <DeleteRoleDialog name={role.name} onClose={close} /> : <DeleteServiceRoleDialog name={role.name} onClose={close} />)}
    </>
  )
}

function useColumns(): Column<RoleRow>[] {
  const { t } = useLingui()
  return [
    {
      id: 'name',
      label: t`Role name`,
      always: true,
      maxWidth: 420,
      cell: ({ name, service }) => (
        <SpaceBetween direction="horizontal" size="xs">
          <PageLink to={addresses.role(name)}>{name}</PageLink>
          {service !== null && <Badge>{t`Of a service`}</Badge>}
        </SpaceBetween>
      ),
    },
    { id: 'trusted', label: t`Trusted`, maxWidth: 320, cell: ({ trusted }) => listOf(trusted) || '-' },
    { id: 'used', label: t`Last used`, cell: ({ last_used_at }) => <DateOf at={last_used_at} /> },
    { id: 'created', label: t`Created`, cell: ({ created_at }) => <DateOf at={created_at} /> },
    { id: 'description', label: t`Description`, maxWidth: 360, cell: ({ description }) => description || '-' },
  ]
}
