/** Everything about one person: exports, and erasure with its record. */
import { at, fileAddress, get, post, type Erasure, type ErasurePreview, type Page, type PersonalExport } from '@carillon/shared/api'
import { queryOptions } from '@tanstack/react-query'
import { keys } from '../../shared/keys.ts'

export const EXPORT = 'carillon:ExportPerson'
export const ERASE = 'carillon:ErasePerson'
export const READ = 'chime:GetUser'

const ASK_AGAIN = 3_000

const of = (accountId: string, userId: string) => at`/console/accounts/${accountId}/users/${userId}`

/** Asked again and again while an archive is being put together. */
export const exportsQuery = (accountId: string, userId: string) =>
  queryOptions({
    queryKey: keys.personalExports(accountId, userId),
    queryFn: () => get<{ items: PersonalExport[] }>(`${of(accountId, userId)}/exports`),
    refetchInterval: ({ state }) => (state.data?.items.some((each) => each.ready_at === null) ? ASK_AGAIN : false),
  })

export const exportPerson = (accountId: string, userId: string) => post<PersonalExport>(`${of(accountId, userId)}/exports`)
export const exportAddress = (accountId: string, userId: string, id: string) =>
  fileAddress(`${of(accountId, userId)}${at`/exports/${id}/file`}`)

export const erasurePreviewQuery = (accountId: string, userId: string) =>
  queryOptions({
    queryKey: keys.erasurePreview(accountId, userId),
    queryFn: () => get<ErasurePreview>(`${of(accountId, userId)}/erasure`),
    staleTime: 0,
    gcTime: 0,
  })

export const erasePerson = (accountId: string, userId: string, confirmation: string) =>
  post<Erasure>(`${of(accountId, userId)}/erasure`, { confirmation })

export const readErasures = (limit: number) => (cursor: string | null) => get<Page<Erasure>>('/console/erasures', { cursor, limit })
export const certificateAddress = (id: string) => fileAddress(at`/console/erasures/${id}/certificate`)
