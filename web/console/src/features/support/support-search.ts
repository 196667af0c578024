/** What stands in the address of a list of requests: tab, search, filters and page. */
import type { SupportRow } from '@carillon/shared/api'
import { CATEGORIES, STATUSES } from './choices.ts'

export interface SupportSearch {
  tab?: string
  search?: string
  status?: SupportRow['status'] | 'all'
  category?: SupportRow['category']
  mine?: 'true'
  assignee?: 'nobody' | 'me'
  page?: number
}

export const supportSearch = ({ tab, search, status, category, mine, assignee, page }: Record<string, unknown>): SupportSearch => ({
  ...(typeof tab === 'string' && tab !== '' ? { tab } : {}),
  ...(typeof search === 'string' && search !== '' ? { search } : {}),
  ...(status === 'all' || isOneOf(STATUSES, status) ? { status } : {}),
  ...(isOneOf(CATEGORIES, category) ? { category } : {}),
  ...(mine === 'true' || mine === true ? { mine: 'true' } : {}),
  ...(assignee === 'nobody' || assignee === 'me' ? { assignee } : {}),
  ...(Number.isInteger(Number(page)) && Number(page) > 1 ? { page: Number(page) } : {}),
})

const isOneOf = <Choice extends string>(choices: readonly Choice[], value: unknown): value is Choice => choices.includes(value as Choice)
