/** Shows the palette, and what its acts open over the page; then gives the keyboard back to where it was. */
import { useEffect, useState } from 'react'
import { InviteDialog } from '../../features/people/invite-dialog.tsx'
import type { PlaceOfAccount } from '../place.ts'
import { Palette } from './palette.tsx'
import { ShortcutsDialog } from './shortcuts-dialog.tsx'
import type { Shown } from './shown.ts'

interface Props {
  account: PlaceOfAccount | null
  shown: Shown
  show: (shown: Shown | null) => void
  openHelp: () => void
  signOut: () => void
}

export function CommandDesk({ account, shown, show, openHelp, signOut }: Props) {
  useFocusBack()
  const close = () => show(null)
  if (shown === 'shortcuts') return <ShortcutsDialog onClose={close} />
  if (shown === 'invite') return account === null ? null : <InviteDialog account={account} onClose={close} />
  return <Palette account={account} doing={{ invite: () => show('invite'), showShortcuts: () => show('shortcuts'), openHelp, signOut }} onClose={close} />
}

/** Unless a page was gone to, which takes the keyboard itself. */
function useFocusBack(): void {
  // Before the dialog is there, which takes the keyboard first of all.
  const [before] = useState(() => document.activeElement)
  useEffect(() => {
    const address = location.href
    return () => {
      requestAnimationFrame(() => {
        if (before instanceof HTMLElement && before.isConnected && location.href === address) before.focus()
      })
    }
  }, [before])
}
