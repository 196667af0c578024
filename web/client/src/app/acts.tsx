/** Acts that can be begun from anywhere: create a room, see the shortcuts, sign out. */
import { createContext, useContext } from 'react'

export interface Acts {
  createRoom: () => void
  showShortcuts: () => void
  signOut: () => void
}

export const ActsContext = createContext<Acts | null>(null)

export function useActs(): Acts {
  const acts = useContext(ActsContext)
  if (acts === null) throw new Error('There is no frame above this screen.')
  return acts
}
