import { i18n } from '@lingui/core'
import { afterEach, describe, expect, it } from 'vitest'
import { AnsweringServer } from '../testing/server.ts'
import { ApiError } from './api-error.ts'
import { at, get, post, upload } from './request.ts'

let server: AnsweringServer
afterEach(() => server.close())

describe('a request', () => {
  it('sends JSON and gives the answer', async () => {
    server = new AnsweringServer({ 'POST /rooms': ({ body }) => ({ status: 201, body: { echoed: body } }) })
    expect(await post('/rooms', { name: 'Bells' })).toEqual({ echoed: { name: 'Bells' } })
  })

  it('leaves out absent query members', async () => {
    server = new AnsweringServer({ 'GET /contacts?limit=5': () => ({ body: 'found' }) })
    expect(await get('/contacts', { search: '', limit: 5, cursor: null })).toBe('found')
  })

  it('turns a refusal into an error with code and facts', async () => {
    server = new AnsweringServer({
      'GET /rooms/r1': () => ({ status: 404, body: { code: 'RoomNotFound', message: 'No room r1.', facts: { room_id: 'r1' } } }),
    })
    const refused = await get('/rooms/r1').catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(ApiError)
    expect(refused).toMatchObject({ status: 404, code: 'RoomNotFound', facts: { room_id: 'r1' }, passing: false })
  })

  it('sends a file as it is', async () => {
    server = new AnsweringServer({ 'POST /papers?name=a+bill.pdf': () => ({ status: 201, body: { kept: true } }) })
    const file = new Blob(['%PDF'])
    expect(await upload('/papers', { name: 'a bill.pdf' }, file)).toEqual({ kept: true })
    expect(server.asked[0]?.body).toBe(file)
  })

  it('names the language that the page speaks, in which letters are then written', async () => {
    server = new AnsweringServer({})
    const asked: (string | null)[] = []
    globalThis.fetch = (_, init) => {
      asked.push(new Headers(init?.headers).get('Accept-Language'))
      return Promise.resolve(new Response('{}'))
    }
    await get('/session')
    i18n.loadAndActivate({ locale: 'id', messages: {} })
    await post('/password/forgotten', { email: 'bob@example.com' })
    expect(asked).toEqual([null, 'id'])
  })

  it('escapes labels in paths', () => {
    expect(at`/rooms/${'a/b'}/members`).toBe('/rooms/a%2Fb/members')
  })
})
