/** The columns of the event history. */
import type { EventRow } from '@carillon/shared/api'
import { useLingui } from '@lingui/react/macro'
import { addresses } from '../../shared/addresses.ts'
import type { Column } from '../../shared/list-table.tsx'
import { PageLink } from '../../shared/page-link.tsx'
import { EventOutcome } from './event-outcome.tsx'
import { MomentOf } from '../../shared/moments.tsx'
import { Sealed } from './sealed.tsx'
import { serviceOf } from './source-name.ts'

export function useEventColumns(): Column<EventRow>[] {
  const { t } = useLingui()
  return [
    { id: 'name', label: t`Event name`, always: true, maxWidth: 260, cell: ({ id, name }) => <PageLink to={addresses.event(id)}>{name}</PageLink> },
    { id: 'at', label: t`Event time`, cell: ({ at }) => <MomentOf at={at} /> },
    { id: 'user', label: t`User name`, maxWidth: 220, cell: ({ user_name }) => user_name ?? '-' },
    { id: 'outcome', label: t`Outcome`, maxWidth: 260, cell: ({ error_code, denial }) => <EventOutcome code={error_code} denied={denial !== null} /> },
    { id: 'source', label: t`Event source`, cell: ({ source }) => serviceOf(source) },
    { id: 'resources', label: t`Resources`, maxWidth: 320, cell: ({ resources }) => <Resources resources={resources} /> },
    { id: 'address', label: t`Source IP address`, cell: ({ address }) => address ?? '-' },
    { id: 'key', label: t`Access key`, cell: ({ access_key_id }) => access_key_id ?? '-' },
    { id: 'sealed', label: t`Seal`, cell: ({ sealed }) => <Sealed sealed={sealed} /> },
  ]
}

function Resources({ resources: [first, ...more] }: Pick<EventRow, 'resources'>) {
  const { t } = useLingui()
  if (first === undefined) return '-'
  const { name } = first
  const number = more.length
  return number === 0 ? name : t`${name} and ${number} more`
}
