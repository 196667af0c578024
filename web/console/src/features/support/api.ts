/** Support: requests of administrators, the desk that answers them, and logs that people have sent. */
import {
  at,
  get,
  post,
  put,
  upload,
  type DeskAdministrators,
  type Diagnostics,
  type LogBundle,
  type NewSupportRequest,
  type Page,
  type Query,
  type Support,
  type SupportAttachment,
  type SupportRequest,
  type SupportRow,
} from '@carillon/shared/api'
import { queryOptions } from '@tanstack/react-query'
import { keys } from '../../shared/keys.ts'

export type Side = SupportAttachment['side']

const HOMES: Readonly<Record<Side, string>> = { customer: '/console/support/requests', desk: '/console/desk/requests' }
const PREFIX = '/api/v1'

const one = (side: Side, id: string) => HOMES[side] + at`/${id}`

export const readRequests = (side: Side, wanted: Query, size: number) => (cursor: string | null, signal?: AbortSignal) =>
  get<Page<SupportRow>>(HOMES[side], { ...wanted, limit: size, cursor }, signal)

export const supportQuery = queryOptions({
  queryKey: keys.support,
  queryFn: ({ signal }) => get<Support>('/console/support', {}, signal),
})

export const requestQuery = (side: Side, id: string) =>
  queryOptions({
    queryKey: keys.supportRequest(side, id),
    queryFn: ({ signal }) => get<SupportRequest>(one(side, id), {}, signal),
  })

/** What is shown is what is sent: asked for anew each time, and then left alone. */
export const diagnosticsQuery = queryOptions({
  queryKey: keys.diagnostics,
  queryFn: ({ signal }) => get<Diagnostics>('/console/support/diagnostics', {}, signal),
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: 0,
})

export const deskAdministratorsQuery = queryOptions({
  queryKey: keys.deskAdministrators,
  queryFn: ({ signal }) => get<DeskAdministrators>('/console/desk/administrators', {}, signal),
})

export const bundleQuery = (reference: string) =>
  queryOptions({
    queryKey: keys.logBundle(reference),
    queryFn: ({ signal }) => get<LogBundle>(at`/console/desk/diagnostics/${reference}`, {}, signal),
    retry: false,
  })

export const attachmentHref = (side: Side, id: string, attachmentId: string) => PREFIX + one(side, id) + at`/attachments/${attachmentId}`

export const submitRequest = (request: NewSupportRequest) => post<SupportRow>(HOMES.customer, request)
export const replyTo = (side: Side, id: string, text: string, status: SupportRow['status'] | null) =>
  post<SupportRow>(`${one(side, id)}/replies`, status === null ? { text } : { text, status })
export const moveTo = (side: Side, id: string, status: SupportRow['status']) => post<SupportRow>(`${one(side, id)}/status`, { status })
export const attachTo = (side: Side, id: string, file: File) => upload<SupportAttachment>(`${one(side, id)}/attachments`, { name: file.name }, file)
export const noteOn = (id: string, text: string) => post<SupportRow>(`${one('desk', id)}/notes`, { text })
export const assignTo = (id: string, name: string) => post<SupportRow>(`${one('desk', id)}/assignee`, { name })
export const setOperationsContact = (email: string) => put<{ email: string }>('/console/support/operations-contact', { email })
