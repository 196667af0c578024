import type { Me } from '@carillon/shared/api'
import { AnsweringServer, spec } from '@carillon/shared/testing'
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { stand } from '../testing/stand.tsx'
import type { Acts } from './acts.tsx'
import { MeMenu } from './me-menu.tsx'

const me = { user_id: 'u1', email: 'alice@example.com', display_name: 'Alice' } as Me
const nothing = () => undefined
const acts: Acts = { createRoom: nothing, startMeeting: nothing, joinMeeting: nothing, joinMeetingOf: nothing, showShortcuts: nothing, signOut: nothing }
let server: AnsweringServer
afterEach(() => server.close())

async function open(centre: string, training: string) {
  server = new AnsweringServer({ 'GET /help': () => ({ body: { centre, training } }) })
  await stand(<MeMenu me={me} acts={acts} />)
  const user = userEvent.setup()
  await user.click(await screen.findByRole('button', { name: /Alice/ }))
}

describe('one’s own menu', () => {
  it(spec('OVR-09')`leads to the help centre and to the training videos`, async () => {
    await open('https://help.example.com', 'https://videos.example.com')
    expect(await screen.findByRole('menuitem', { name: 'Help centre' })).toHaveAttribute('href', 'https://help.example.com')
    expect(screen.getByRole('menuitem', { name: 'Training videos' })).toHaveAttribute('href', 'https://videos.example.com')
  })

  it('shows no link to nowhere', async () => {
    await open('', '')
    expect(await screen.findByRole('menuitem', { name: 'Settings' })).toBeInTheDocument()
    expect(screen.queryByRole('menuitem', { name: 'Help centre' })).not.toBeInTheDocument()
  })
})
