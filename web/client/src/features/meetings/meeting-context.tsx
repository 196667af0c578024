/** The meeting one is in, for every screen below: it runs on while they change. */
import { useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react'
import { meetingKeys } from './api.ts'
import { begin } from './begin.tsx'
import type { LiveSnapshot } from './live/index.ts'
import { type Live, Seat, type SeatState } from './seat.ts'

const Context = createContext<Seat | null>(null)
export const SeatGiven = Context

export function MeetingProvider({ children }: { children: ReactNode }) {
  const [seat] = useState(() => new Seat(begin))
  const queries = useQueryClient()
  useEffect(() => {
    // One who has come or gone is counted where the meeting is listed.
    return seat.subscribe(() => {
      const state = seat.snapshot()
      if ((state.at === 'inside' && state.connected) || state.at === 'outside') void queries.invalidateQueries({ queryKey: meetingKeys.all })
    })
  }, [queries, seat])
  useEffect(() => {
    window.addEventListener('pagehide', seat.leaveAtOnce)
    return () => {
      window.removeEventListener('pagehide', seat.leaveAtOnce)
      seat.leave()
    }
  }, [seat])
  return <Context value={seat}>{children}</Context>
}

export function useSeat(): Seat {
  const seat = useContext(Context)
  if (seat === null) throw new Error('There is no meeting above this screen.')
  return seat
}

export function useSeatState(): SeatState {
  const seat = useSeat()
  return useSyncExternalStore(seat.subscribe, seat.snapshot)
}

/** The meeting in which one is now, if any. */
export function useInside(): string | null {
  const state = useSeatState()
  return state.at === 'inside' ? state.door.meetingId : null
}

export const useLive = (live: Live): LiveSnapshot => useSyncExternalStore(live.subscribe, live.snapshot)
