/** The devices and switches of the last meeting, kept in this browser. */
import type { JoinChoices } from './entry.ts'

const KEY = 'carillon.meeting.choices'
const FIRST: JoinChoices = { camera: true, microphone: true }

export function keptChoices(): JoinChoices {
  try {
    return { ...FIRST, ...(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<JoinChoices>) }
  } catch {
    return FIRST
  }
}

export const keepChoices = (choices: JoinChoices): void => localStorage.setItem(KEY, JSON.stringify(choices))
