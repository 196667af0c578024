import { AnsweringServer, spec, type Answers } from '@carillon/shared/testing'
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { EVERYTHING, administrator, openPage } from '../testing/page.tsx'

const review = {
  id: 'r1',
  domain: 'example.com',
  owner: { account_id: 'a1', account_name: 'Acme', organisation_name: 'Home' },
  claimant: { account_id: 'a2', account_name: 'Rival', organisation_name: 'Guests' },
  claimed_at: '2026-11-20T03:00:00.000Z',
  opened_at: '2026-11-21T03:00:00.000Z',
  claim_expires_at: '2026-12-20T03:00:00.000Z' as string | null,
  decision: null as string | null,
  decided_at: null as string | null,
  decided_by: null as string | null,
}
type Review = typeof review
const ended: Review = { ...review, id: 'r2', domain: 'example.org', claim_expires_at: null }
const DESK = '/console/operator/requests?tab=domains'
const IMPACT = 'GET /console/operator/domain-reviews/r1/impact'
const page = (items: Review[], may = EVERYTHING): Answers => ({
  'GET /console/session': () => ({ body: administrator(may) }),
  'GET /console/operator/domain-reviews': () => ({ body: { items } }),
  [IMPACT]: () => ({ body: { counts: { released: 4, sessions: 6, meetings: 1, numbers: 2 } } }),
})

let server: AnsweringServer
afterEach(() => server.close())
const serve = (answers: Answers) => {
  server = new AnsweringServer(answers)
}
const decided = () => server.asked.filter(({ method, path }) => method === 'POST' && path.endsWith('/decision')).map(({ body }) => body)

describe('contested domains', () => {
  it(spec('AMB-08')`are listed at the desk with both who claim them`, async () => {
    serve(page([review, ended]))
    openPage(DESK)
    const row = within(await screen.findByRole('row', { name: /example\.com/ }))
    for (const words of ['Acme (Home)', 'Rival (Guests)', 'Waits for a decision']) expect(row.getByText(words)).toBeVisible()
    expect(within(screen.getByRole('row', { name: /example\.org/ })).getByText('The claim has ended')).toBeVisible()
  })

  it(spec('AMB-08')`are moved after one has seen what that does to the people of their owner`, async () => {
    serve({ ...page([review]), 'POST /console/operator/domain-reviews/r1/decision': () => ({ body: { ...review, decision: 'move' } }) })
    const user = userEvent.setup()
    openPage(DESK)
    await user.click(await screen.findByRole('radio', { name: 'example.com' }))
    await user.click(screen.getByRole('button', { name: 'Decide' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Whose is example.com?' }))
    expect(dialog.getByRole('button', { name: 'Decide' })).toBeDisabled()
    await user.click(dialog.getByRole('radio', { name: /It moves to the claimant/ }))
    for (const words of ['4 users are released', '6 devices are signed out', '1 running meeting ends', '2 phone numbers go back to the inventory']) {
      expect(await dialog.findByText(words)).toBeVisible()
    }
    await user.click(dialog.getByRole('button', { name: 'Decide' }))
    expect(await screen.findByText('example.com was taken from its owner')).toBeVisible()
    expect(decided()).toEqual([{ decision: 'move' }])
  })

  it('are left alone when one cancels', async () => {
    serve(page([review]))
    const user = userEvent.setup()
    openPage(DESK)
    await user.click(await screen.findByRole('radio', { name: 'example.com' }))
    await user.click(screen.getByRole('button', { name: 'Decide' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.click(dialog.getByRole('radio', { name: /It stays with its owner/ }))
    await user.click(dialog.getByRole('button', { name: 'Cancel' }))
    expect(decided()).toEqual([])
  })

  it('have nothing to decide once the claim has ended, and are decided by whom the policies let', async () => {
    serve(page([ended, review], EVERYTHING.filter((action) => action !== 'carillon:AnswerRequests')))
    const user = userEvent.setup()
    openPage(DESK)
    expect(await screen.findByRole('button', { name: 'Decide' })).toHaveAttribute('aria-disabled', 'true')
    await user.click(await screen.findByRole('radio', { name: 'example.com' }))
    expect(screen.getByRole('button', { name: 'Decide' })).toHaveAttribute('aria-disabled', 'true')
  })
})
