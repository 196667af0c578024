/** Acts that can be begun from anywhere: create a room, start a meeting, see the shortcuts, sign out. */
import { createContext, useContext } from 'react'

export interface Acts {
  createRoom: () => void
  startMeeting: () => void
  joinMeeting: () => void
  /** The one that an ID or a link leads to. */
  joinMeetingOf: (key: string) => void
  showShortcuts: () => void
  signOut: () => void
}

export const ActsContext = createContext<Acts | null>(null)

export function useActs(): Acts {
  const acts = useContext(ActsContext)
  if (acts === null) throw new Error('There is no frame above this screen.')
  return acts
}
