import { screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, describe, expect, it } from 'vitest'
import { stand } from '../../../testing/stand.tsx'
import { keptChoices } from './kept-choices.ts'
import { Preview } from './preview.tsx'
import { BrowserMedia } from './testing/browser-media.ts'

const person = userEvent.setup()
const desk = () => BrowserMedia.put(['audioinput', 'Desk microphone'], ['audioinput', 'Headset'], ['videoinput', 'Desk camera'], ['videoinput', 'Travel camera'], ['audiooutput', 'Desk speaker'])

function Page() {
  const [choices, setChoices] = useState(keptChoices)
  return <Preview name="Alice" choices={choices} onChoices={setChoices} />
}

const switchNamed = (name: string) => screen.getByRole('button', { name })

describe('the preview', () => {
  afterEach(() => BrowserMedia.take())

  it('asks once for camera and microphone, and names the devices', async () => {
    const media = desk()
    await stand(<Page />)
    expect(await screen.findByRole('option', { name: 'Headset' })).toBeInTheDocument()
    expect(screen.getByRole('option', { name: 'Desk speaker' })).toBeInTheDocument()
    expect(media.asked).toHaveLength(1)
    expect(Object.keys(media.asked[0] ?? {}).sort()).toEqual(['audio', 'video'])
    expect(document.querySelector('video')).toBeInTheDocument()
  })

  it('uses another camera when it is chosen, and again the next time', async () => {
    const media = desk()
    const { unmount } = await stand(<Page />)
    await person.selectOptions(await screen.findByRole('combobox', { name: 'Camera' }), 'Travel camera')
    await waitFor(() => expect(media.asked.at(-1)?.video).toMatchObject({ deviceId: { exact: 'Travel camera' } }))
    unmount()
    await stand(<Page />)
    await waitFor(() => expect(media.asked).toHaveLength(3))
    expect(media.asked.at(-1)?.video).toMatchObject({ deviceId: { exact: 'Travel camera' } })
  })

  it('shows no picture of a camera that is turned off', async () => {
    desk()
    await stand(<Page />)
    await screen.findByRole('option', { name: 'Headset' })
    await person.click(switchNamed('Camera'))
    expect(screen.getByText('Your camera is off')).toBeInTheDocument()
    expect(switchNamed('Camera')).toHaveAttribute('aria-pressed', 'false')
    expect(keptChoices().camera).toBe(false)
  })

  it.each([
    ['NotAllowedError', /may not use the camera/],
    ['NotFoundError', /No camera was found/],
    ['NotReadableError', /camera does not answer/],
  ])('says what to do about %s, and tries again', async (refusal, words) => {
    const media = desk()
    media.refuse(refusal)
    await stand(<Page />)
    expect(await screen.findByText(words)).toBeInTheDocument()
    expect(await screen.findByText('You can join all the same.')).toBeInTheDocument()
    expect(switchNamed('Camera')).toHaveAttribute('aria-pressed', 'false')
    media.refuse(null)
    await person.click(switchNamed('Try again'))
    await waitFor(() => expect(screen.queryByText(words)).not.toBeInTheDocument())
    expect(switchNamed('Camera')).toHaveAttribute('aria-pressed', 'true')
  })

  it('says why there are no devices on a page that is not served securely', async () => {
    await stand(<Page />)
    expect(await screen.findByText(/may not use a camera.*begins with https/)).toBeInTheDocument()
  })
})
