/** Files of many lines: handed in, tried, decided upon, carried out. */
import {
  at,
  fileAddress,
  get,
  post,
  remove,
  upload,
  type AccountRow,
  type ChosenLines,
  type LineChoice,
  type Page,
  type Query,
  type SheetDetail,
  type SheetKind,
  type SheetLimits,
  type SheetLine,
  type SheetRow,
} from '@carillon/shared/api'
import { queryOptions } from '@tanstack/react-query'
import { keys } from '../../shared/keys.ts'

const HOME = '/console/sheets'
const SOON = 500

export interface NewSheet {
  kind: SheetKind
  account_id: string | null
  room_name: string | null
  owner: string | null
  invites: boolean
}

export const limitsQuery = queryOptions({
  queryKey: keys.sheetLimits,
  queryFn: ({ signal }) => get<SheetLimits>(`${HOME}/limits`, {}, signal),
  staleTime: Number.POSITIVE_INFINITY,
})

export const isUnderWay = ({ stage }: SheetRow): boolean => stage === 'trying' || stage === 'running'

export const readSheets = (wanted: Query, size: number) => (cursor: string | null, signal?: AbortSignal) =>
  get<Page<SheetRow>>(HOME, { ...wanted, limit: size, cursor }, signal)

export const sheetQuery = (sheetId: string) =>
  queryOptions({
    queryKey: keys.sheet(sheetId),
    queryFn: ({ signal }) => get<SheetDetail>(at`/console/sheets/${sheetId}`, {}, signal),
    refetchInterval: ({ state: { data } }) => (data !== undefined && isUnderWay(data.sheet) ? SOON : false),
  })

export const readLines = (sheetId: string, standing: string, size: number) => async (cursor: string | null, signal?: AbortSignal) => {
  const page = await get<Page<SheetLine>>(at`/console/sheets/${sheetId}/lines`, { standing: standing === '' ? null : standing, limit: size, cursor }, signal)
  return { ...page, items: page.items.map((line) => ({ ...line, id: String(line.position) })) }
}

/** Several files of one kind are one after another: pages of a list, as the command line prints them. */
export const handIn = (wanted: NewSheet, files: readonly File[]) => {
  const body = new Blob(files.flatMap((file) => [file, '\n']))
  return upload<SheetRow>(HOME, { ...wanted, name: files.map((file) => file.name).join(', ') }, body)
}

export const choose = (sheetId: string, choice: LineChoice, which: { positions: number[] } | { reason: string }) =>
  post<ChosenLines>(at`/console/sheets/${sheetId}/choices`, { choice, ...which })

export const start = (sheetId: string) => post<SheetDetail>(at`/console/sheets/${sheetId}/start`)

export const forget = (sheetId: string) => remove(at`/console/sheets/${sheetId}`)

export const reportAddress = (sheetId: string) => fileAddress(at`/console/sheets/${sheetId}/report`)

const OFFERED = 20

export const offerAccounts = (search: string, signal: AbortSignal) =>
  get<Page<AccountRow>>('/console/accounts', { search, limit: OFFERED }, signal)
