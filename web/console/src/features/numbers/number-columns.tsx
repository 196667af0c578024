/** The columns of lists of numbers, on screen and in CSV files. */
import type { NumberRow } from '@carillon/shared/api'
import { useLingui } from '@lingui/react/macro'
import { addresses } from '../../shared/addresses.ts'
import { DateOf } from '../../shared/dates.tsx'
import type { Column } from '../../shared/list-table.tsx'
import { PageLink } from '../../shared/page-link.tsx'
import { numberText } from './number-text.ts'
import { NumberState } from './number-state.tsx'
import { useNumberTypes, useProducts } from './number-words.tsx'

export type NumberColumn = 'number' | 'status' | 'holder' | 'name' | 'product' | 'type' | 'order' | 'created' | 'changed' | 'deleted' | 'removed'

export function useNumberColumns(wanted: readonly NumberColumn[]): Column<NumberRow>[] {
  const { t } = useLingui()
  const [products, types] = [useProducts(), useNumberTypes()]
  const all: Record<NumberColumn, Omit<Column<NumberRow>, 'id'>> = {
    number: { label: t`Phone number`, always: true, sortedBy: 'number', cell: ({ id }) => <PageLink to={addresses.number(id)}>{numberText(id)}</PageLink> },
    status: { label: t`Status`, cell: (number) => <NumberState number={number} /> },
    holder: { label: t`Assigned to`, maxWidth: 260, cell: ({ holder }) => <Holder holder={holder} /> },
    name: { label: t`Calling name`, cell: ({ calling_name }) => calling_name.text || '-' },
    product: { label: t`Product type`, cell: ({ product }) => products[product] },
    type: { label: t`Type`, cell: ({ type }) => types[type] },
    order: { label: t`Order`, cell: ({ order_id, porting }) => <PageLink to={porting === null ? addresses.numberOrder(order_id) : addresses.portIn(order_id)}>{order_id.slice(0, 8)}</PageLink> },
    created: { label: t`Ordered`, cell: ({ created_at }) => <DateOf at={created_at} /> },
    changed: { label: t`Last changed`, sortedBy: 'changed', cell: ({ updated_at }) => <DateOf at={updated_at} /> },
    deleted: { label: t`Deleted`, sortedBy: 'deleted', cell: ({ deleted_at }) => <DateOf at={deleted_at} /> },
    removed: { label: t`Removed for good`, cell: ({ removed_at }) => <DateOf at={removed_at} /> },
  }
  return wanted.map((id) => ({ id, ...all[id] }))
}

function Holder({ holder }: { holder: NumberRow['holder'] }) {
  return holder === null ? '-' : <PageLink to={addresses.user(holder.account_id, holder.user_id)}>{holder.name}</PageLink>
}
