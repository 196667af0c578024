/** Porting: numbers that come over from other carriers or leave, for their owner and for the operator's desk. */
import {
  at,
  get,
  post,
  put,
  remove,
  upload,
  type DeskCase,
  type DeskPortIn,
  type DeskPortInRow,
  type NewPortIn,
  type NumberRow,
  type Page,
  type Paper,
  type PortDocument,
  type PortIn,
  type PortOut,
  type PortOutCase,
  type PortStatus,
  type Query,
  type UploadLink,
  type UploadView,
} from '@carillon/shared/api'
import { queryOptions } from '@tanstack/react-query'
import { keys } from '../../../shared/keys.ts'

const HOME = '/console/numbers/port-ins'
const CASES = '/console/numbers/port-out-cases'
const DESK = '/console/desk'
/** Carriers and desks take hours; the virus scanner takes seconds. */
const NOW_AND_THEN = 15_000
const SOON = 3_000

export const askPortIn = (wish: NewPortIn) => post<PortIn>(HOME, wish)

export const portInQuery = (id: string) =>
  queryOptions({
    queryKey: keys.portIn(id),
    queryFn: ({ signal }) => get<PortIn>(at`/console/numbers/port-ins/${id}`, {}, signal),
    refetchInterval: ({ state: { data } }) => (data === undefined || isOver(data.status) ? false : NOW_AND_THEN),
  })

export const isOver = (status: PortStatus): boolean => status === 'CANCELLED' || status === 'COMPLETED'

export const askCancel = (id: string, reason: string) => post<PortIn>(at`/console/numbers/port-ins/${id}/cancel`, { reason })
export const askChange = (id: string, reason: string) => post<PortIn>(at`/console/numbers/port-ins/${id}/change`, { reason })

export const letterPath = (id: string, carrier: string) =>
  at`/console/numbers/port-ins/${id}/letter` + (carrier === '' ? '' : `?${new URLSearchParams({ carrier }).toString()}`)
export const BLANK_LETTER = '/console/numbers/letter-of-agency'

export const openUpload = (secret: string) => post<UploadView>('/console/numbers/port-uploads', { secret })
export const uploadQuery = (id: string) =>
  queryOptions({
    queryKey: keys.portUpload(id),
    queryFn: ({ signal }) => get<UploadView>(at`/console/numbers/port-ins/${id}/upload`, {}, signal),
    refetchInterval: ({ state: { data } }) => (data?.port_in.documents.some(({ state }) => state === 'waiting') === true ? SOON : false),
  })
export const handIn = (id: string, file: File, paper: Paper, carrier: string) =>
  upload<PortDocument>(at`/console/numbers/port-ins/${id}/documents`, { name: file.name, paper, carrier }, file)

export const setPortOutPin = (numberId: string, pin: string) => put<NumberRow>(at`/console/numbers/${numberId}/port-out-pin`, { pin })
export const clearPortOutPin = (numberId: string) => remove<NumberRow>(at`/console/numbers/${numberId}/port-out-pin`)

export const portOutsQuery = (numberId: string) =>
  queryOptions({
    queryKey: keys.portOuts(numberId),
    queryFn: ({ signal }) => get<Page<PortOut>>(at`/console/numbers/${numberId}/port-outs`, {}, signal),
  })

export const casesQuery = queryOptions({
  queryKey: keys.portOutCases,
  queryFn: ({ signal }) => get<{ items: PortOutCase[] }>(CASES, {}, signal),
})
export const askCase = (numbers: readonly string[], email: string) => post<PortOutCase>(CASES, { numbers, contact_email: email })

export const readDeskPortIns = (wanted: Query, size: number) => (cursor: string | null, signal?: AbortSignal) =>
  get<Page<DeskPortInRow>>(`${DESK}/port-ins`, { ...wanted, limit: size, cursor }, signal)

export const deskPortInQuery = (id: string) =>
  queryOptions({
    queryKey: keys.deskPortIn(id),
    queryFn: ({ signal }) => get<DeskPortIn>(at`/console/desk/port-ins/${id}`, {}, signal),
    refetchInterval: ({ state: { data } }) => (data === undefined || isOver(data.port_in.status) ? false : NOW_AND_THEN),
  })

export const takeStep = (id: string, status: PortStatus, reason: string, focAt: string | null) =>
  post<DeskPortIn>(at`/console/desk/port-ins/${id}/steps`, { status, reason, foc_at: focAt })
export const sendLink = (id: string) => post<UploadLink>(at`/console/desk/port-ins/${id}/link`)
export const documentPath = (id: string, documentId: string) => at`/console/desk/port-ins/${id}/documents/${documentId}`

export const readDeskPortOuts = (size: number) => (cursor: string | null, signal?: AbortSignal) =>
  get<Page<PortOut>>(`${DESK}/port-outs`, { limit: size, cursor }, signal)
export interface PortOutClaim {
  number: string
  account_id: string
  pin: string
  carrier: string
}

export const receivePortOut = (claim: PortOutClaim) => post<PortOut>(`${DESK}/port-outs`, claim)
export const deskCasesQuery = queryOptions({
  queryKey: keys.deskCases,
  queryFn: ({ signal }) => get<{ items: DeskCase[] }>(`${DESK}/port-out-cases`, {}, signal),
})
export const answerCase = (id: string) => post<PortOutCase>(at`/console/desk/port-out-cases/${id}/answer`)
