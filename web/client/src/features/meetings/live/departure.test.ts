import { describe, expect, it } from 'vitest'
import { departureOf, departureOfRefusal } from './departure.ts'

describe('the end of a meeting', () => {
  it.each([
    [1, 'left'],
    [2, 'elsewhere'],
    [4, 'removed'],
    [5, 'ended'],
    [10, 'ended'],
    [3, 'lost'],
    [7, 'lost'],
    [undefined, 'lost'],
  ])('by reason %s of the engine is shown as %s', (reason, departure) => {
    expect(departureOf(reason)).toBe(departure)
  })

  it.each([
    [403, 'RemovedFromMeeting', 'removed'],
    [403, 'MeetingIsLocked', 'locked'],
    [403, 'MeetingIsFull\n', 'full'],
    [403, 'MeetingHasEnded', 'ended'],
    [401, 'SignInRequired', 'signed-out'],
    [404, 'requested room does not exist', 'ended'],
    [410, '', 'ended'],
    [401, 'TicketWrong', 'lost'],
    [403, 'EngineRefused', 'lost'],
    [503, 'MediaDown', 'lost'],
    [0, '', 'lost'],
  ])('by refusal %i %s at the gate is shown as %s', (status, code, departure) => {
    expect(departureOfRefusal(status, code)).toBe(departure)
  })
})
