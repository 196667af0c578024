import type { EventView } from '@carillon/shared/api'
import { spec } from '@carillon/shared/testing'
import { describe, expect, it } from 'vitest'
import { csvOf, jsonOf } from './event-files.ts'

const view = (event: Partial<EventView['event']>, record = '{}'): EventView => ({
  event: {
    id: 'e1',
    at: '2026-11-21T03:00:00Z',
    name: 'CreateUser',
    source: 'chime.amazonaws.com',
    user_name: 'alice',
    access_key_id: null,
    address: '192.0.2.1',
    region: 'us-east-1',
    user_agent: null,
    request_id: 'r1',
    read_only: false,
    error_code: null,
    error_message: null,
    denial: null,
    resources: [],
    sealed: true,
    ...event,
  },
  seal_number: null,
  seal_digest: null,
  record,
})

describe('files of events', () => {
  it(spec('TRAIL-03')`have one line for each event under CloudTrail's headings`, () => {
    const resources = [
      { type: 'AWS::Chime::Account', name: 'a1' },
      { type: 'AWS::Chime::User', name: 'u1' },
    ]
    const [headings, line, end] = csvOf([view({ resources })]).split('\r\n')
    expect(headings).toMatch(/^Event ID,Event time,User name,Event name,Resource type/)
    expect(line).toBe('e1,2026-11-21T03:00:00Z,alice,CreateUser,"AWS::Chime::Account, AWS::Chime::User","a1, u1",,us-east-1,,,192.0.2.1,,r1,false,chime.amazonaws.com')
    expect(end).toBe('')
  })

  it('keep quotes and lines together and give spreadsheets no formula', () => {
    const text = csvOf([view({ user_agent: '=HYPERLINK("x")', error_message: 'one\ntwo' })])
    expect(text).toContain(`"'=HYPERLINK(""x"")"`)
    expect(text).toContain('"one\ntwo"')
  })

  it('have the records as they are, where programs read them', () => {
    const read = JSON.parse(jsonOf([view({}, '{"eventID":"e1"}'), view({}, '{"eventID":"e2"}')])) as { Records: unknown[] }
    expect(read.Records).toEqual([{ eventID: 'e1' }, { eventID: 'e2' }])
  })
})
