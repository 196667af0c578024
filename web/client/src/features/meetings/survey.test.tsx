import { AnsweringServer, spec } from '@carillon/shared/testing'
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { stand } from '../../testing/stand.tsx'
import { SurveySwitch } from './survey-switch.tsx'
import { Survey } from './survey.tsx'

let server: AnsweringServer
afterEach(() => {
  server.close()
  localStorage.clear()
})

function show(wanted = true) {
  server = new AnsweringServer({
    'GET /meetings/m1/opinion': () => ({ body: { wanted } }),
    'POST /meetings/m1/opinion': () => ({ status: 204 }),
  })
  return stand(
    <>
      <Survey meeting_id="m1" />
      <SurveySwitch />
    </>,
  )
}
const said = () => server.asked.filter(({ method }) => method === 'POST').map(({ body }) => body)

describe('the question after a meeting', () => {
  it(spec('U:MTG-12', 'IMP-01')`is answered with one click when it was good`, async () => {
    await show()
    await userEvent.click(await screen.findByRole('button', { name: 'Good' }))
    expect(await screen.findByText('Thank you for telling.')).toBeVisible()
    expect(said()).toEqual([{ good: true, comment: null }])
  })

  it('takes a comment, which may be left out, when it was not', async () => {
    await show()
    await userEvent.click(await screen.findByRole('button', { name: 'Not good' }))
    expect(said()).toEqual([])
    await userEvent.type(screen.getByRole('textbox', { name: /What was not good/ }), 'The sound')
    await userEvent.click(screen.getByRole('button', { name: 'Send' }))
    expect(await screen.findByText('Thank you for telling.')).toBeVisible()
    expect(said()).toEqual([{ good: false, comment: 'The sound' }])
  })

  it(spec('U:MTG-12')`is never asked again on a device that may not ask`, async () => {
    const { unmount } = await show()
    await userEvent.click(await screen.findByRole('button', { name: 'Do not ask on this device' }))
    expect(screen.queryByText('How was the meeting?')).toBeNull()
    unmount()
    server.close()
    await show()
    expect(await screen.findByRole('switch', { name: /Ask me after a meeting/ })).not.toBeChecked()
    expect(server.asked).toEqual([])
  })

  it('is not asked of who has answered, or was never in', async () => {
    await show(false)
    expect(await screen.findByRole('switch')).toBeChecked()
    expect(screen.queryByText('How was the meeting?')).toBeNull()
  })
})
