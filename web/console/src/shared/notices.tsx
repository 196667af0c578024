/** Results that are shown on top of a page until it is left. */
import { createContext, use, type ReactNode } from 'react'

export interface Notice {
  id: string
  type: 'success' | 'warning' | 'error' | 'info'
  header: ReactNode
  content?: ReactNode
  /** The page that shows it; the present one when left out. */
  at: string
}

export type Notify = (notice: Omit<Notice, 'id' | 'at'> & { at?: string }) => void

export const NotifyContext = createContext<Notify | null>(null)

export function useNotify(): Notify {
  const notify = use(NotifyContext)
  if (notify === null) throw new Error('Only pages inside the frame have notices.')
  return notify
}
