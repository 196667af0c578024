import { AnsweringServer, type Answers } from '@carillon/shared/testing'
import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readHistory } from '../features/numbers/api.ts'
import { EVERYTHING, administrator, openPage } from '../testing/page.tsx'

const AT = '2026-11-20T03:00:00.000Z'
const sheet = {
  id: 's1', kind: 'licenses', name: 'permissions.csv', stage: 'done', account_id: null, room_name: null, owner: null, invites: true, lines: 3, tried: 3,
  carried_out: 3, created_at: AT, created_by: 'alice', started_at: AT, finished_at: AT, trouble: null,
}
const detail = { sheet, standings: { new: 3 }, reasons: { UserNew: 3 }, outcomes: { done: 3 }, going: 0 }
const line = (number: number, subject: string) => ({
  position: number, number, subject, standing: 'new', reason: 'UserNew', message: '', choices: ['skip'], choice: 'skip', outcome: 'done',
})

let server: AnsweringServer
let files: Blob[]
beforeEach(() => {
  files = []
  // A browser has these, jsdom has not.
  Object.assign(URL, { createObjectURL: (file: Blob) => `blob:${files.push(file)}`, revokeObjectURL: () => undefined })
})
afterEach(() => server.close())
const serve = (answers: Answers) => {
  server = new AnsweringServer({ 'GET /console/session': () => ({ body: administrator(EVERYTHING) }), ...answers })
}
const file = async () => {
  await waitFor(() => expect(files).toHaveLength(1))
  return files[0]?.text()
}

describe('tables as CSV files', () => {
  it('have all pages of a list as it is filtered, not only the one shown', async () => {
    const first = { items: [line(1, 'alice@example.com'), line(2, '=1+1')], total: 3 }
    serve({
      'GET /console/sheets/s1': () => ({ body: detail }),
      'GET /console/sheets/s1/lines': () => ({ body: { ...first, next_cursor: null } }),
      'GET /console/sheets/s1/lines?standing=new&limit=20': () => ({ body: { ...first, next_cursor: 'on' } }),
      'GET /console/sheets/s1/lines?standing=new&limit=200': () => ({ body: { ...first, next_cursor: 'on' } }),
      'GET /console/sheets/s1/lines?standing=new&limit=200&cursor=on': () => ({ body: { items: [line(3, 'carol@example.com')], next_cursor: null, total: 3 } }),
    })
    openPage('/console/moving/s1?search=new')
    expect(await screen.findByText('alice@example.com')).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: 'Download CSV' }))
    expect(await file()).toBe(
      'line,about,standing,reason,message,choice,outcome\r\n1,alice@example.com,new,UserNew,,skip,done\r\n' +
        "2,'=1+1,new,UserNew,,skip,done\r\n3,carol@example.com,new,UserNew,,skip,done\r\n",
    )
  })

  it('are offered by short tables within pages too', async () => {
    serve({
      'GET /console/sheets/s1': () => ({ body: detail }),
      'GET /console/sheets/s1/lines': () => ({ body: { items: [], next_cursor: null, total: 0 } }),
    })
    openPage('/console/moving/s1')
    await userEvent.click(await screen.findByRole('button', { name: 'Download CSV of What the lines mean' }))
    expect(await file()).toBe('reason,lines\r\nUserNew,3\r\n')
    expect(screen.getByRole('button', { name: /^Download CSV$/ })).toHaveAttribute('aria-disabled', 'true')
  })

  it('have of the history of a number all that the trail has, the newest first', async () => {
    const event = (id: string, at: string) => ({ id, at, name: 'UpdatePhoneNumber', user_name: 'alice', error_code: null })
    const asked = (name: string, more: string) => `GET /console/events?resource_name=${encodeURIComponent(name)}&read_only=false&limit=${more}`
    serve({
      [asked('+12065550100', '200')]: () => ({ body: { items: [event('e3', '2026-11-20T03:00:00Z')], next_cursor: 'on' } }),
      [asked('+12065550100', '200&cursor=on')]: () => ({ body: { items: [event('e1', '2026-11-18T03:00:00Z')], next_cursor: null } }),
      [asked('%2B12065550100', '200')]: () => ({ body: { items: [event('e2', '2026-11-19T03:00:00Z')], next_cursor: null } }),
    })
    const { items } = await readHistory('+12065550100')
    expect(items.map(({ id }) => id)).toEqual(['e3', 'e2', 'e1'])
  })
})
