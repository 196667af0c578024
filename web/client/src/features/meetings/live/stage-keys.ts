/** What a key means on the stage: a pure function of the key and of where the focus is. */
export interface Press {
  type: 'keydown' | 'keyup'
  key: string
  repeat: boolean
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  shiftKey: boolean
}

export interface Situation {
  /** In a field (and in dialogs and menus) keys have their own meaning, on a control the space bar presses it. */
  focus: 'stage' | 'control' | 'field'
  microphone: boolean
  /** The space bar is held to talk. */
  talking: boolean
}

export type KeyAct = 'talk' | 'hush' | 'held' | 'microphone' | 'camera' | 'share' | 'people'

const LETTERS: Readonly<Record<string, KeyAct>> = { v: 'camera', s: 'share', p: 'people' }
export const KEYS = { camera: 'V', share: 'S', people: 'P' } as const

export function keyAct(press: Press, { focus, microphone, talking }: Situation): KeyAct | null {
  if (press.type === 'keyup') return talking && press.key === ' ' ? 'hush' : null
  if (focus === 'field' || press.altKey) return null
  const key = press.key.toLowerCase()
  if (press.ctrlKey || press.metaKey) return key === 'y' && !press.shiftKey && !press.repeat ? 'microphone' : null
  if (key === ' ') return spaceAct(press, focus, microphone, talking)
  return press.repeat || press.shiftKey ? null : (LETTERS[key] ?? null)
}

function spaceAct(press: Press, focus: Situation['focus'], microphone: boolean, talking: boolean): KeyAct | null {
  if (talking) return 'held'
  return focus === 'stage' && !microphone && !press.repeat ? 'talk' : null
}

const FIELD = 'input, textarea, select, [contenteditable="true"], [role="dialog"], [role="menu"]'
const CONTROL = 'button, a, [role="switch"], [role="option"], [role="slider"]'

export function focusAt(target: EventTarget | null): Situation['focus'] {
  if (!(target instanceof Element)) return 'stage'
  if (target.closest(FIELD)) return 'field'
  return target.closest(CONTROL) ? 'control' : 'stage'
}
