/** The words for the ways in which a meeting is over for somebody. */
import { useLingui } from '@lingui/react/macro'
import type { Departure } from './live/index.ts'

/** And for the way back; null where there is none. */
export function useDeparture(departure: Departure): { title: string; what: string; again: string | null } {
  const { t } = useLingui()
  switch (departure) {
    case 'left':
      return { title: t`You left the meeting`, what: t`The others may still be there.`, again: t`Rejoin` }
    case 'lost':
      return { title: t`The connection was lost`, what: t`The meeting may still be running. Check your network, then rejoin.`, again: t`Rejoin` }
    case 'elsewhere':
      return { title: t`You joined elsewhere`, what: t`You are in this meeting in another window or tab of this browser.`, again: t`Join here instead` }
    case 'removed':
      return { title: t`You were removed from the meeting`, what: t`The host has removed you. You cannot enter it again.`, again: null }
    case 'ended':
      return { title: t`The meeting has ended`, what: t`It is over for everybody.`, again: null }
    case 'locked':
      return { title: t`The meeting is locked`, what: t`The host locked it while you were away. Ask the host to unlock it.`, again: t`Try again` }
    case 'full':
      return { title: t`The meeting is full`, what: t`Nobody else fits in. Try again when someone has left.`, again: t`Try again` }
    case 'signed-out':
      return { title: t`You are signed out`, what: t`Your session has ended, and with it your place in the meeting. Sign in to come back.`, again: t`Rejoin` }
  }
}
