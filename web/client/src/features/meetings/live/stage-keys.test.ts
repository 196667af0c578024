import { spec } from '@carillon/shared/testing'
import { describe, expect, it } from 'vitest'
import { keyAct, type Press, type Situation } from './stage-keys.ts'

const down: Press = { type: 'keydown', key: ' ', repeat: false, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }
const up: Press = { ...down, type: 'keyup' }
const muted: Situation = { focus: 'stage', microphone: false, talking: false }
const talking: Situation = { ...muted, microphone: true, talking: true }

describe('the space bar', () => {
  it('opens a muted microphone while it is held', () => {
    expect(keyAct(down, muted)).toBe('talk')
    expect(keyAct({ ...down, repeat: true }, talking)).toBe('held')
    expect(keyAct(up, talking)).toBe('hush')
  })

  it('does nothing to a microphone that is open', () => {
    expect(keyAct(down, { ...muted, microphone: true })).toBeNull()
    expect(keyAct(up, { ...muted, microphone: true })).toBeNull()
  })

  it.each(['control', 'field'] as const)('belongs to the %s that has the focus', (focus) => {
    expect(keyAct(down, { ...muted, focus })).toBeNull()
  })

  it('closes the microphone wherever the focus is when it is let go', () => {
    expect(keyAct(up, { ...talking, focus: 'field' })).toBe('hush')
  })
})

describe('other keys', () => {
  it.each(['ctrlKey', 'metaKey'] as const)(spec('U:MTG-05')`mute and unmute with Y and the modifier`, (modifier) => {
    expect(keyAct({ ...down, key: 'y', [modifier]: true }, muted)).toBe('microphone')
    expect(keyAct({ ...down, key: 'Y', [modifier]: true }, { ...muted, focus: 'control' })).toBe('microphone')
    expect(keyAct({ ...down, key: 'y', [modifier]: true }, { ...muted, focus: 'field' })).toBeNull()
  })

  it.each([
    ['v', 'camera'],
    ['s', 'share'],
    ['p', 'people'],
    ['x', null],
  ] as const)('%s means %s', (key, act) => {
    expect(keyAct({ ...down, key }, muted)).toBe(act)
    expect(keyAct({ ...down, key, ctrlKey: true }, muted)).toBeNull()
    expect(keyAct({ ...down, key }, { ...muted, focus: 'field' })).toBeNull()
    expect(keyAct({ ...down, key, repeat: true }, muted)).toBeNull()
  })
})
