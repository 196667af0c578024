import { AnsweringServer, spec } from '@carillon/shared/testing'
import { screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { stand } from '../../testing/stand.tsx'
import { InProgress } from './in-progress.tsx'
import { TestSeat } from './testing/seated.tsx'
import { standUp } from './testing/test-live.ts'

let server: AnsweringServer
afterEach(() => server.close())

function show(items: object[]) {
  server = new AnsweringServer({ 'GET /meetings': () => ({ body: { items, off: null } }) })
  return stand(new TestSeat().around(<InProgress />))
}

describe('what is in progress, on the home page', () => {
  it(spec('U:JON-03')`is listed, each with its way in`, async () => {
    await show([standUp({ present: 0 }), standUp({ id: 'm2', title: 'Review', present: 1 })])
    const running = await screen.findByRole('region', { name: 'In progress' })
    expect(running).toHaveTextContent('nobody inside')
    expect(running).toHaveTextContent('1 inside')
    expect(within(running).getAllByRole('link').map((it) => it.getAttribute('href'))).toEqual(['/meetings/m1', '/meetings/m2'])
  })

  it('takes no room when there is nothing', async () => {
    await show([])
    await expect.poll(() => server.asked.length).toBe(1)
    expect(screen.queryByRole('region')).toBeNull()
  })
})
