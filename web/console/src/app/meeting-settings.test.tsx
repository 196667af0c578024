import { AnsweringServer, spec, type Answers } from '@carillon/shared/testing'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { EVERYTHING, administrator, openPage } from '../testing/page.tsx'

const acme = { id: 'a1', name: 'Acme', type: 'Team', created_at: '2026-11-21T03:00:00.000Z', users: 2, status: 'Active', default_license: 'Pro', domains: [], block_suspended_reregistration: false }
const settings = {
  policies: { shared_control: true, outbound_calling: false },
  slack: { associated: false, allowed: false },
  regions: { available: ['jakarta', 'milan'], selected: null as string[] | null, shares: [{ region: 'jakarta', percent: 75 }, { region: 'milan', percent: 25 }] },
}
type Settings = typeof settings
const PAGE = '/console/accounts/a1/settings/meetings'
const AT = '/console/accounts/a1/meeting-settings'
const page = (found: Settings = settings, may = EVERYTHING): Answers => ({
  'GET /console/session': () => ({ body: administrator(may) }),
  'GET /console/accounts/a1': () => ({ body: acme }),
  [`GET ${AT}`]: () => ({ body: found }),
  'GET /console/accounts/a1/users': () => ({ body: { items: [], next_cursor: null, total: 0 } }),
})

let server: AnsweringServer
afterEach(() => server.close())
const serve = (answers: Answers) => {
  server = new AnsweringServer(answers)
}
const put = () => server.asked.filter(({ method }) => method === 'PUT')

describe('the meetings of an account', () => {
  it(spec('MTG-01', 'MTG-11')`have three groups, of which policies wait for Change and regions for Save`, async () => {
    serve(page())
    openPage(PAGE)
    for (const name of ['Policies', 'Application access', 'Regions']) expect(await screen.findByRole('heading', { name })).toBeVisible()
    expect(screen.getByRole('checkbox', { name: 'Enable shared control in screen sharing' })).toBeChecked()
    expect(screen.getByRole('checkbox', { name: 'Enable outbound calling to join meetings' })).not.toBeChecked()
    expect(screen.getByRole('radio', { name: 'Use all available Regions to ensure meeting quality' })).toBeChecked()
    for (const name of ['Change', 'Save']) expect(screen.getByRole('button', { name })).toBeDisabled()
    expect(document.title).toBe('Meetings · Acme · Carillon console')
  })

  it(spec('GS-07', 'MTG-11')`keep policies that were changed`, async () => {
    const changed = { ...settings, policies: { shared_control: false, outbound_calling: false } }
    serve({ ...page(), [`PUT ${AT}/policies`]: () => ({ body: changed }) })
    const user = userEvent.setup()
    openPage(PAGE)
    await user.click(await screen.findByRole('checkbox', { name: 'Enable shared control in screen sharing' }))
    expect(put()).toEqual([])
    await user.click(screen.getByRole('button', { name: 'Change' }))
    expect(await screen.findByText('The policies were changed')).toBeVisible()
    expect(put().map(({ body }) => body)).toEqual([{ shared_control: false, outbound_calling: false }])
    expect(screen.getByRole('checkbox', { name: 'Enable shared control in screen sharing' })).not.toBeChecked()
    expect(screen.getByRole('button', { name: 'Change' })).toBeDisabled()
  })

  it(spec('GS-07')`ask before they are left unsaved, and then stay as they were`, async () => {
    serve(page())
    const user = userEvent.setup()
    const router = openPage(PAGE)
    await user.click(await screen.findByRole('checkbox', { name: 'Enable outbound calling to join meetings' }))
    await user.click(screen.getByRole('link', { name: 'Acme' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Leave without saving?' }))
    await user.click(dialog.getByRole('button', { name: 'Stay' }))
    expect(router.state.location.pathname).toBe(PAGE)
    expect(screen.getByRole('checkbox', { name: 'Enable outbound calling to join meetings' })).toBeChecked()
    await user.click(screen.getByRole('link', { name: 'Acme' }))
    await user.click(within(await screen.findByRole('dialog', { name: 'Leave without saving?' })).getByRole('button', { name: 'Leave' }))
    await waitFor(() => expect(router.state.location.pathname).toBe('/console/accounts/a1/users'))
    expect(put()).toEqual([])
  })

  it('are left without a word when nothing was chosen, or what was chosen was taken back', async () => {
    serve(page())
    const user = userEvent.setup()
    const router = openPage(PAGE)
    const box = await screen.findByRole('checkbox', { name: 'Enable outbound calling to join meetings' })
    await user.click(box)
    await user.click(box)
    await user.click(screen.getByRole('link', { name: 'Acme' }))
    await waitFor(() => expect(router.state.location.pathname).toBe('/console/accounts/a1/users'))
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  })

  it(spec('MTG-08')`run in all regions, or in those that are selected, of which there must be one`, async () => {
    const saved = { ...settings, regions: { ...settings.regions, selected: ['milan'] } }
    serve({ ...page(), [`PUT ${AT}/regions`]: () => ({ body: saved }) })
    const user = userEvent.setup()
    openPage(PAGE)
    await user.click(await screen.findByRole('radio', { name: 'Use only the Regions that I select' }))
    expect(screen.getByText('Select at least one Region.')).toBeVisible()
    expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled()
    await user.click(screen.getByRole('button', { name: /Regions/ }))
    await user.click(await screen.findByRole('option', { name: 'milan' }))
    await user.click(screen.getByRole('button', { name: 'Save' }))
    expect(await screen.findByText('The Regions were saved')).toBeVisible()
    expect(put().map(({ body }) => body)).toEqual([{ selected: ['milan'] }])
  })

  it(spec('MTG-10')`tell which part of them ran in which region`, async () => {
    serve(page())
    openPage(PAGE)
    expect(await screen.findByText('75%')).toBeVisible()
    expect(screen.getByText('25%')).toBeVisible()
    expect(screen.getByText('Percentage of meetings processed in each Region')).toBeVisible()
  })

  it(spec('AMB-17')`have no data when none has ended, and nothing to choose where there is one region`, async () => {
    serve(page({ ...settings, regions: { ...settings.regions, shares: [] } }))
    openPage(PAGE)
    expect(await screen.findByText('No data')).toBeVisible()
  })

  it(spec('AMB-17')`all run in the one region that there is`, async () => {
    serve(page({ ...settings, regions: { available: ['milan'], selected: null, shares: [{ region: 'milan', percent: 100 }] } }))
    openPage(PAGE)
    expect(await screen.findByText('100%')).toBeVisible()
    expect(screen.queryByRole('radio')).not.toBeInTheDocument()
    expect(screen.queryByRole('button', { name: 'Save' })).not.toBeInTheDocument()
  })

  it(spec('AMB-16')`let nobody in with Slack before a workspace is associated`, async () => {
    serve(page())
    openPage(PAGE)
    const off = await screen.findByRole('checkbox', { name: 'Allow sign-in with the Slack app' })
    expect(off).not.toBeChecked()
    expect(off).toBeDisabled()
    expect(off).toHaveAccessibleDescription(/No Slack workspace is associated/)
  })

  it('can have Slack turned off where there is a workspace', async () => {
    const found = { ...settings, slack: { associated: true, allowed: true } }
    serve({ ...page(found), [`PUT ${AT}/slack`]: () => ({ body: { ...found, slack: { associated: true, allowed: false } } }) })
    const user = userEvent.setup()
    openPage(PAGE)
    await user.click(await screen.findByRole('checkbox', { name: 'Allow sign-in with the Slack app' }))
    expect(await screen.findByText('Nobody signs in with the Slack app any more')).toBeVisible()
    expect(put().map(({ body }) => body)).toEqual([{ allowed: false }])
  })

  it('are only looked at by whom the policies do not let change them', async () => {
    serve(page(settings, EVERYTHING.filter((action) => action !== 'chime:UpdateAccountSettings')))
    openPage(PAGE)
    expect(await screen.findByRole('checkbox', { name: 'Enable shared control in screen sharing' })).toBeDisabled()
    for (const name of ['Change', 'Save']) expect(screen.getByRole('button', { name })).toHaveAttribute('aria-disabled', 'true')
  })
})
