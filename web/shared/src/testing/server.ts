/** A server made of answers: what screen tests talk to in place of the network. */
export interface Asked {
  method: string
  path: string
  body: unknown
}

export type Answers = Readonly<Record<string, (asked: Asked) => { status?: number; body?: unknown }>>

/** Answers keyed as "GET /rooms"; an unknown request is answered with 404, as the real server does. */
export class AnsweringServer {
  readonly asked: Asked[] = []
  private readonly before = globalThis.fetch

  constructor(private readonly answers: Answers) {
    globalThis.fetch = (input, init) => Promise.resolve(this.answer(input, init))
  }

  close(): void {
    globalThis.fetch = this.before
  }

  private answer(input: RequestInfo | URL, init?: RequestInit): Response {
    const url = input instanceof Request ? input.url : input.toString()
    const path = url.replace(/^.*\/api\/v1/, '')
    const method = init?.method ?? 'GET'
    const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : (init?.body ?? undefined)
    const asked = { method, path, body }
    this.asked.push(asked)
    const answer = this.answers[`${method} ${path}`] ?? this.answers[`${method} ${path.split('?')[0] ?? ''}`]
    const { status = 200, body: content } = answer?.(asked) ?? { status: 404, body: { code: 'NotFound', message: 'No such page.' } }
    return new Response(status === 204 ? null : JSON.stringify(content ?? null), { status, headers: { 'Content-Type': 'application/json' } })
  }
}
