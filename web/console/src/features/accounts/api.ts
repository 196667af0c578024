/** Accounts: list, create, see, rename, delete. */
import { at, get, post, remove, type Account, type AccountRow, type DeletionPreview, type Namesakes, type Page } from '@carillon/shared/api'
import { queryOptions } from '@tanstack/react-query'
import { keys } from '../../shared/keys.ts'

export const readAccounts = (search: string, size: number) => (cursor: string | null, signal?: AbortSignal) =>
  get<Page<AccountRow>>('/console/accounts', { search, limit: size, cursor }, signal)

export const accountQuery = (accountId: string) =>
  queryOptions({
    queryKey: keys.account(accountId),
    queryFn: ({ signal }) => get<Account>(at`/console/accounts/${accountId}`, {}, signal),
  })

/** Always asked anew: somebody may have been invited a moment ago. */
export const deletionQuery = (accountId: string) =>
  queryOptions({
    queryKey: keys.deletion(accountId),
    queryFn: ({ signal }) => get<DeletionPreview>(at`/console/accounts/${accountId}/deletion`, {}, signal),
    staleTime: 0,
    gcTime: 0,
  })

/** Asked while a name is typed: another account may have it too, but one should know. */
export const namesakesQuery = (name: string) =>
  queryOptions({
    queryKey: keys.namesakes(name),
    queryFn: ({ signal }) => get<Namesakes>('/console/account-names', { name }, signal),
    staleTime: 0,
  })

export const createAccount = (name: string, regions: string[] | null) =>
  post<Account>('/console/accounts', regions === null ? { name } : { name, regions })
export const renameAccount = (accountId: string, name: string) => post<Account>(at`/console/accounts/${accountId}/rename`, { name })
export const deleteAccount = (accountId: string) => remove(at`/console/accounts/${accountId}`)
