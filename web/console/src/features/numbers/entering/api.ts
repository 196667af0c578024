/** Numbers entered by hand: checked first, then provided to whoever asked, or added to the own inventory. */
import { at, post, type AddedNumbers, type CheckedEntries } from '@carillon/shared/api'
import { linesOf, type Draft } from './entered.ts'

export interface Way {
  check: (draft: Draft) => Promise<CheckedEntries>
  add: (numbers: readonly string[], draft: Draft) => Promise<AddedNumbers>
}

const OWN = '/console/numbers/own'

const checked = (path: string, { text, product, name }: Draft) => post<CheckedEntries>(`${path}/check`, { lines: linesOf(text), product, calling_name: name })
const added = (path: string, numbers: readonly string[], { product, name }: Draft, more: object = {}) =>
  post<AddedNumbers>(path, { phone_number_ids: numbers, product, calling_name: name, ...more })

export const ownWay: Way = {
  check: (draft) => checked(OWN, draft),
  add: (numbers, draft) => added(OWN, numbers, draft),
}

export const requestedWay = (requestId: string, solved: boolean): Way => {
  const path = at`/console/desk/requests/${requestId}/numbers`
  return { check: (draft) => checked(path, draft), add: (numbers, draft) => added(path, numbers, draft, { solved }) }
}
