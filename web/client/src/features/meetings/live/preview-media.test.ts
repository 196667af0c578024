import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { PreviewMedia } from './preview-media.ts'
import { BrowserMedia } from './testing/browser-media.ts'

const BOTH_ON = { camera: true, microphone: true }

let devices: BrowserMedia
let media: PreviewMedia
beforeEach(async () => {
  devices = BrowserMedia.put(['audioinput', 'Desk microphone'], ['videoinput', 'Desk camera'])
  media = new PreviewMedia()
  media.show(BOTH_ON)
  await given()
})
afterEach(() => BrowserMedia.take())

const given = () => new Promise((resolve) => setTimeout(resolve))
const open = (kind: 'camera' | 'microphone') => media.snapshot()[kind].stream?.getTracks()[0]

describe('the devices of a preview', () => {
  it('are let go with it', () => {
    const camera = open('camera')
    media.leave()
    expect(camera?.readyState).toBe('ended')
  })

  it('stay open for a meeting, which is asked for them only once by the browser', () => {
    const camera = open('camera')
    media.keep()
    media.leave()
    expect(media.take('camera')).toBe(camera)
    media.close()
    expect(camera?.readyState).toBe('live')
    expect(devices.asked).toHaveLength(1)
  })

  it('are let go where the meeting does not want them', () => {
    const microphone = open('microphone')
    media.keep()
    media.take('camera')
    media.close()
    expect(microphone?.readyState).toBe('ended')
    expect(media.take('microphone')).toBeNull()
  })

  it('are not handed on when they answer too late', async () => {
    media = new PreviewMedia()
    media.show(BOTH_ON)
    media.keep()
    expect(media.take('camera')).toBeNull()
    media.close()
    await given()
    expect(open('camera')).toBeUndefined()
  })

  it('are not handed on once they have ended', () => {
    open('camera')?.stop()
    expect(media.take('camera')).toBeNull()
  })
})
