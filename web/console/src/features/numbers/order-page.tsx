/** One order: how far it has come, and what became of each number. */
import type { NumberOrderView } from '@carillon/shared/api'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator'
import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { addresses } from '../../shared/addresses.ts'
import { CopiedId } from '../../shared/copied-id.tsx'
import { HelpLink } from '../../shared/help.tsx'
import { MomentOf } from '../../shared/moments.tsx'
import { numberOf } from '../../shared/numbers.ts'
import { PageLink } from '../../shared/page-link.tsx'
import { RefusedPage } from '../../shared/refused.tsx'
import { SmallTable } from '../../shared/small-table.tsx'
import { orderQuery } from './api.ts'
import { numberText } from './number-text.ts'
import { OrderState, useProducts, useSources } from './number-words.tsx'
import { LINE_CSV } from './number-files.ts'

type Line = NumberOrderView['lines'][number]

export function OrderPage({ orderId }: { orderId: string }) {
  const { t } = useLingui()
  const order = useQuery(orderQuery(orderId))
  if (order.data !== undefined) return <Detail view={order.data} />
  if (order.error !== null) return <RefusedPage error={order.error} again={() => void order.refetch()} />
  return <StatusIndicator type="loading">{t`Loading the order`}</StatusIndicator>
}

function Detail({ view: { order, lines } }: { view: NumberOrderView }) {
  const { t } = useLingui()
  const products = useProducts()
  return (
    <SpaceBetween size="l">
      <Header variant="h1" info={<HelpLink about={t`Order`} />}>{t`Order`}</Header>
      <Container header={<Header variant="h2">{t`Details`}</Header>}>
        <KeyValuePairs
          columns={3}
          items={[
            { label: t`Order ID`, value: <CopiedId id={order.id} name={t`the order ID`} /> },
            { label: t`Status`, value: <OrderState status={order.status} /> },
            { label: t`Product type`, value: products[order.product] },
            { label: t`Ordered`, value: numberOf(order.ordered) },
            { label: t`Acquired`, value: numberOf(order.acquired) },
            { label: t`Failed`, value: numberOf(order.failed) },
            { label: t`Ordered at`, value: <MomentOf at={order.created_at} /> },
            { label: t`Last changed`, value: <MomentOf at={order.updated_at} /> },
            { label: t`Numbers come from`, value: <OrderSource order={order} /> },
          ]}
        />
      </Container>
      <SmallTable<Line>
        title={t`Phone numbers`}
        csv={{ file: 'phone-number-order', columns: LINE_CSV }}
        query={{ data: lines, error: null, again: () => undefined }}
        empty={{ title: t`No numbers`, text: t`This order has no numbers.` }}
        columns={[
          { id: 'number', header: t`Phone number`, isRowHeader: true, cell: (line) => <LineNumber line={line} /> },
          { id: 'status', header: t`Status`, cell: ({ status }) => <LineState status={status} /> },
          { id: 'reason', header: t`Reason`, cell: ({ reason }) => reason || '-' },
        ]}
      />
    </SpaceBetween>
  )
}

/** What the desk has provided leads to the request that asked for it. */
function OrderSource({ order: { source, request_id } }: Pick<NumberOrderView, 'order'>) {
  const { t } = useLingui()
  const sources = useSources()
  if (request_id === '') return sources[source]
  return <PageLink to={addresses.supportRequest(request_id)}>{t`Support request ${request_id}`}</PageLink>
}

function LineNumber({ line: { number, status } }: { line: Line }) {
  return status === 'Acquired' ? <PageLink to={addresses.number(number)}>{numberText(number)}</PageLink> : numberText(number)
}

const SIGNS: Readonly<Record<Line['status'], StatusIndicatorProps.Type>> = { Processing: 'in-progress', Acquired: 'success', Failed: 'error' }

function LineState({ status }: { status: Line['status'] }) {
  const { t } = useLingui()
  return <StatusIndicator type={SIGNS[status]}>{{ Processing: t`Processing`, Acquired: t`Acquired`, Failed: t`Failed` }[status]}</StatusIndicator>
}
