/** What the page of phone numbers shows, as it stands in its address: the tab, its search, filters and order. */
import type { NumberOrderRow, NumberRow, NumberType, PortStatus } from '@carillon/shared/api'
import { PORT_STATUSES } from './porting/port-statuses.ts'

export const TABS = ['inventory', 'orders', 'pending', 'queue'] as const
export type NumbersTab = (typeof TABS)[number]
export type SortedBy = 'number' | 'changed' | 'deleted'

export interface NumbersSearch {
  tab?: NumbersTab
  search?: string
  page?: number
  status?: string
  type?: NumberType
  sort?: SortedBy
  descending?: 'true'
}

const SORTS: readonly SortedBy[] = ['number', 'changed', 'deleted']
const STATUSES = {
  inventory: ['Unassigned', 'Assigned'],
  pending: ['AcquireInProgress', 'ReleaseInProgress', 'ReleaseFailed'],
  queue: ['DeleteInProgress'],
  orders: ['Processing', 'Successful', 'Partial', 'Failed', ...PORT_STATUSES],
} as const satisfies Record<NumbersTab, readonly (NumberRow['status'] | NumberOrderRow['status'] | PortStatus)[]>

export const statusesOf = (tab: NumbersTab): readonly string[] => STATUSES[tab]

export function numbersSearch(raw: Record<string, unknown>): NumbersSearch {
  const tab = TABS.find((known) => known === raw.tab) ?? 'inventory'
  const status = statusesOf(tab).find((known) => known === raw.status)
  const sort = SORTS.find((known) => known === raw.sort)
  const page = Number(raw.page)
  return {
    ...(tab === 'inventory' ? {} : { tab }),
    ...(typeof raw.search === 'string' && raw.search !== '' ? { search: raw.search } : {}),
    ...(Number.isInteger(page) && page > 1 ? { page } : {}),
    ...(status === undefined ? {} : { status }),
    ...(raw.type === 'Local' || raw.type === 'TollFree' ? { type: raw.type } : {}),
    ...(sort === undefined ? {} : { sort }),
    ...(raw.descending === 'true' ? { descending: 'true' as const } : {}),
  }
}
