/** Requests to the server: JSON in, JSON out, refusals as ApiError. */
import { i18n } from '@lingui/core'
import { ApiError, Unreachable, type Facts } from './api-error.ts'

export type Query = Readonly<Record<string, string | number | boolean | null | undefined>>

const PREFIX = '/api/v1'

export const get = <Answer>(path: string, query: Query = {}, signal?: AbortSignal) =>
  send<Answer>('GET', path + queryText(query), undefined, signal)
export const post = <Answer>(path: string, body?: unknown) => send<Answer>('POST', path, body)
export const put = <Answer>(path: string, body?: unknown) => send<Answer>('PUT', path, body)
/** A file as it is; its name and what else is to be known of it go into the address. */
export const upload = <Answer>(path: string, query: Query, file: Blob) =>
  send<Answer>('POST', path + queryText(query), file)
export const remove = <Answer = undefined>(path: string) => send<Answer>('DELETE', path)

/** Sent although the page goes away; nobody is left to hear the answer. */
export function partingPost(path: string, body: unknown = {}): void {
  const headers = { 'Content-Type': 'application/json' }
  fetch(PREFIX + path, { method: 'POST', credentials: 'same-origin', keepalive: true, body: JSON.stringify(body), headers }).catch(() => undefined)
}

/** A path with its labels escaped: at`/rooms/${id}`. */
export const at = (parts: TemplateStringsArray, ...labels: (string | number)[]) =>
  parts.reduce((path, part, index) => path + encodeURIComponent(labels[index - 1] ?? '') + part)

async function send<Answer>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<Answer> {
  const answer = await reach(PREFIX + path, {
    method,
    credentials: 'same-origin',
    ...(signal ? { signal } : {}),
    ...content(body),
  })
  if (!answer.ok) throw await refusal(answer)
  const text = await answer.text()
  return (text === '' ? undefined : JSON.parse(text)) as Answer
}

/** Where a browser finds a file that the server hands out. */
export const fileAddress = (path: string) => PREFIX + path

function content(body: unknown): RequestInit {
  const headers = spoken()
  if (body === undefined) return { headers }
  if (body instanceof Blob) return { body, headers: { ...headers, 'Content-Type': 'application/octet-stream' } }
  return { body: JSON.stringify(body), headers: { ...headers, 'Content-Type': 'application/json' } }
}

/** What the page speaks is asked for, so that letters which the request causes are written in it. */
const spoken = (): Record<string, string> => (i18n.locale === '' ? {} : { 'Accept-Language': i18n.locale })

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init)
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new Unreachable()
  }
}

interface RefusalBody {
  code?: string
  message?: string
  facts?: Facts
  request_id?: string
}

async function refusal(answer: Response): Promise<ApiError> {
  const wait = Number(answer.headers.get('Retry-After'))
  const body = await refusalBody(answer)
  return new ApiError(
    answer.status,
    body.code ?? `Http${answer.status}`,
    body.message ?? answer.statusText,
    body.facts ?? {},
    body.request_id ?? answer.headers.get('X-Request-Id'),
    Number.isFinite(wait) && wait > 0 ? wait : null,
  )
}

/** A proxy in front of the server may answer with a page instead of JSON. */
async function refusalBody(answer: Response): Promise<RefusalBody> {
  try {
    return (await answer.json()) as RefusalBody
  } catch {
    return {}
  }
}

function queryText(query: Query): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === null || value === undefined || value === '' ? [] : [[name, String(value)]],
  )
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs).toString()}`
}
