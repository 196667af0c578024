/** The tab with orders: what was asked of the carrier, and how far it has come. */
import type { NumberOrderRow } from '@carillon/shared/api'
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { addresses } from '../../shared/addresses.ts'
import { keys } from '../../shared/keys.ts'
import { useListPreferences } from '../../shared/list-preferences.tsx'
import { EmptyState, ListTable, type Column } from '../../shared/list-table.tsx'
import { useListing } from '../../shared/listing.ts'
import { MomentOf } from '../../shared/moments.tsx'
import { PageLink } from '../../shared/page-link.tsx'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { readOrders, SOON } from './api.ts'
import { Narrowing } from './narrowing.tsx'
import { ORDER_CSV } from './number-files.ts'
import { NothingSo } from './number-list.tsx'
import { statusesOf } from './number-search.ts'
import { numberText } from './number-text.ts'
import { OrderState, useOrderStatus, useProducts } from './number-words.tsx'
import { ProvisionButton } from './provision-button.tsx'
import { PortInButton } from './porting/port-in-button.tsx'
import { PortState, STATUS_TEXTS } from './porting/porting-words.tsx'
import { useNumbersAddress } from './use-number-search.ts'
import { useRefresh } from './use-refresh.ts'

export function OrderList() {
  const { t } = useLingui()
  const address = useNumbersAddress()
  const columns = useColumns()
  const statuses = useOrderStatus()
  const [preferences, keep] = useListPreferences('number-orders', columns)
  const { status } = address.wanted
  const query = { search: address.search, status }
  const listing = useListing(keys.numberOrderPages(address.search, status ?? '', preferences.size), address.page, readOrders(query, preferences.size))
  useRefresh(keys.numbers, listing.items.some((order) => order.porting === null && order.status === 'Processing'), SOON)
  return (
    <ListTable<NumberOrderRow>
      isPart
      title={t`Orders`}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <PortInButton />
          <ProvisionButton variant="primary" />
        </SpaceBetween>
      }
      csv={{ file: 'phone-number-orders', columns: ORDER_CSV, read: readOrders(query, 200) }}
      searchLabel={t`Find orders by a number in them`}
      besideSearch={
        <Narrowing label={t`Status`} any={t`Any status`} words={{ ...statuses, ...STATUS_TEXTS }} among={statusesOf('orders')} value={status} onChange={(chosen) => address.narrow({ status: chosen })} />
      }
      empty={
        status === undefined ? (
          <EmptyState title={t`No orders yet`} text={t`Orders of phone numbers appear here, with what became of each number.`}>
            <ProvisionButton variant="normal" />
          </EmptyState>
        ) : (
          <NothingSo onClear={() => address.narrow({ status: undefined })} />
        )
      }
      columns={columns}
      listing={listing}
      address={address}
      preferences={preferences}
      onPreferences={keep}
    />
  )
}

function useColumns(): Column<NumberOrderRow>[] {
  const { t } = useLingui()
  const products = useProducts()
  return [
    { id: 'order', label: t`Order`, always: true, cell: ({ id, porting }) => <PageLink to={porting === null ? addresses.numberOrder(id) : addresses.portIn(id)}>{id.slice(0, 8)}</PageLink> },
    { id: 'kind', label: t`Kind`, cell: ({ porting }) => (porting === null ? t`Provisioning` : t`Port-in`) },
    { id: 'status', label: t`Status`, cell: ({ status, porting }) => (porting === null ? <OrderState status={status} /> : <PortState status={porting} />) },
    { id: 'numbers', label: t`Numbers`, cell: (order) => <Numbers order={order} /> },
    { id: 'product', label: t`Product type`, cell: ({ product }) => products[product] },
    { id: 'created', label: t`Ordered at`, cell: ({ created_at }) => <MomentOf at={created_at} /> },
    { id: 'changed', label: t`Last changed`, cell: ({ updated_at }) => <MomentOf at={updated_at} /> },
  ]
}

function Numbers({ order: { numbers, ordered } }: { order: NumberOrderRow }) {
  const { t } = useLingui()
  const [first = ''] = numbers
  const more = ordered - 1
  const text = numberText(first)
  return more === 0 ? text : t`${text} and ${plural(more, { one: '# more', other: '# more' })}`
}
