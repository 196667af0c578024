import { describe, expect, it } from 'vitest'
import { failureName, wasCancelled } from './trouble.ts'

describe('a device that cannot be had', () => {
  it.each([
    ['NotAllowedError', 'denied'],
    ['NotFoundError', 'none'],
    ['OverconstrainedError', 'none'],
    ['NotReadableError', 'busy'],
    ['TypeError', 'unsupported'],
    ['SomethingNewError', 'unknown'],
  ])('by %s of the browser is %s', (name, trouble) => {
    expect(failureName(new DOMException('', name))).toBe(trouble)
  })

  it('is unknown when something else was thrown', () => {
    expect(failureName('broken')).toBe('unknown')
  })
})

describe('a screen that is not shared', () => {
  it('was not wanted when the choice was closed', () => {
    expect(wasCancelled(new DOMException('Permission denied', 'NotAllowedError'))).toBe(true)
  })

  it('is trouble when the system forbids it, or there is none', () => {
    expect(wasCancelled(new DOMException('Permission denied by system', 'NotAllowedError'))).toBe(false)
    expect(wasCancelled(new DOMException('', 'NotFoundError'))).toBe(false)
  })
})
