/** What stands in the address of the operations page: its tab, and in a list the state of its jobs and the page. */
export type Standing = 'dead' | 'waiting'

export interface OperationsSearch {
  tab?: string
  state?: Standing
  page?: number
}

export const operationsSearch = ({ tab, state, page }: Record<string, unknown>): OperationsSearch => ({
  ...(tab === 'mail' || tab === 'work' ? { tab } : {}),
  ...(state === 'waiting' ? { state } : {}),
  ...(Number.isInteger(Number(page)) && Number(page) > 1 ? { page: Number(page) } : {}),
})
