import { describe, expect, it } from 'vitest'
import { displayed, kept } from './list-preferences.tsx'

const columns = [
  { id: 'name', label: 'Name', always: true },
  { id: 'type', label: 'Type' },
  { id: 'users', label: 'Users' },
]

describe('what a browser kept of a list', () => {
  it('is everything, twenty to a page, at first', () => {
    expect(kept(null, columns)).toEqual({ size: 20, wrapLines: false, columns: ['name', 'type', 'users'] })
  })

  it('keeps order and choice, and never hides what must be seen', () => {
    const chosen = kept('{"size":50,"wrapLines":true,"columns":["users","type"]}', columns)
    expect(chosen).toEqual({ size: 50, wrapLines: true, columns: ['name', 'users', 'type'] })
  })

  it.each(['null', 'not json', '{"size":7,"columns":["gone"]}'])('survives what makes no sense: %s', (text) => {
    expect(kept(text, columns)).toMatchObject({ size: 20 })
  })

  it('shows hidden columns after the shown', () => {
    expect(displayed({ size: 20, wrapLines: false, columns: ['users', 'name'] }, columns)).toEqual([
      { id: 'users', visible: true },
      { id: 'name', visible: true },
      { id: 'type', visible: false },
    ])
  })
})
