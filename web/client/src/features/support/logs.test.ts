import { spec } from '@carillon/shared/testing'
import { describe, expect, it } from 'vitest'
import { Diary } from './diary.ts'
import { logsOf } from './logs.ts'

describe('diagnostic logs', () => {
  it(spec('SUP-05', 'SUP-06')`tell of client, browser and window, and what the diary has`, () => {
    const diary = new Diary(() => new Date('2026-11-21T03:00:00Z'))
    diary.connection('live')
    const around = { version: '0.1.0', userAgent: 'Firefox', language: 'it', zone: 'Europe/Rome', width: 1440, height: 900 }
    expect(logsOf(around, diary)).toEqual({
      client_version: '0.1.0',
      browser: 'Firefox',
      language: 'it',
      zone: 'Europe/Rome',
      screen: '1440x900',
      errors: [],
      connections: [{ at: '2026-11-21T03:00:00.000Z', state: 'live' }],
    })
  })
})
