/** The frame around every signed-in page: the side or the bottom bar, and what can be done from anywhere. */
import type { Me } from '@carillon/shared/api'
import { ActionIcon, Tooltip } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { IconHome, IconMessages, IconPlus, IconSearch, IconUser } from '@tabler/icons-react'
import { Link, useLocation, useMatchRoute } from '@tanstack/react-router'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { SideRooms, UnreadCount, unread, useListedRooms } from '../features/chat/index.ts'
import { type Acts, ActsContext } from './acts.tsx'
import classes from './frame.module.css'
import { MeMenu } from './me-menu.tsx'
import { NewRoom } from './new-room.tsx'
import { OfflineBar } from './offline-bar.tsx'
import { openPalette, Palette } from './palette.tsx'
import { ShortcutsSheet } from './shortcuts-sheet.tsx'
import { modifierName, useShortcuts } from './shortcuts.ts'
import { useSignOut } from './use-sign-out.ts'

export function Frame({ me, children }: { me: Me; children: ReactNode }) {
  const [creating, setCreating] = useState(false)
  const [helping, setHelping] = useState(false)
  const signOut = useSignOut()
  const acts = useMemo<Acts>(
    () => ({ createRoom: () => setCreating(true), showShortcuts: () => setHelping(true), signOut }),
    [signOut],
  )
  useShortcuts(acts)
  const main = useFocusOnArrival()
  return (
    <ActsContext value={acts}>
      <div className={classes['frame']}>
        <a className={classes['skip']} href="#main" onClick={(event) => skip(event, main.current)}>
          <Trans>Skip to the content</Trans>
        </a>
        <div className={classes['bar']}>
          <OfflineBar />
        </div>
        <Side me={me} acts={acts} />
        <main id="main" ref={main} tabIndex={-1} className={classes['main']}>
          {children}
        </main>
        <BottomBar />
      </div>
      <Palette acts={acts} />
      <ShortcutsSheet opened={helping} onClose={() => setHelping(false)} />
      <NewRoom opened={creating} onClose={() => setCreating(false)} />
    </ActsContext>
  )
}

function Side({ me, acts }: { me: Me; acts: Acts }) {
  const { t } = useLingui()
  return (
    <nav className={classes['side']} aria-label={t`Places`}>
      <button type="button" className={classes['search']} onClick={openPalette}>
        <IconSearch size={16} aria-hidden />
        <span>
          <Trans>Search</Trans>
        </span>
        <kbd>{`${modifierName}K`}</kbd>
      </button>
      <div className={classes['places']}>
        <Link to="/" className={classes['place'] ?? ''} activeOptions={{ exact: true }}>
          <IconHome size={18} aria-hidden />
          <Trans>Home</Trans>
        </Link>
        <div className={classes['heading']}>
          <Link to="/rooms" className={classes['place'] ?? ''} activeOptions={{ exact: true }}>
            <IconMessages size={18} aria-hidden />
            <Trans>Chat rooms</Trans>
          </Link>
          <Tooltip label={t`Create a room`}>
            <ActionIcon size={32} variant="subtle" color="gray" aria-label={t`Create a room`} onClick={acts.createRoom}>
              <IconPlus size={18} />
            </ActionIcon>
          </Tooltip>
        </div>
      </div>
      <div className={classes['rooms']}>
        <SideRooms />
      </div>
      <div className={classes['me']}>
        <MeMenu me={me} acts={acts} />
      </div>
    </nav>
  )
}

/** In a room the composer has the bottom, and the back arrow leads out. */
function BottomBar() {
  const { t } = useLingui()
  const inRoom = useMatchRoute()({ to: '/rooms/$roomId' })
  const count = useListedRooms().filter((it) => unread(it) > 0).length
  if (inRoom) return null
  return (
    <nav className={classes['bottom']} aria-label={t`Places`}>
      <Link to="/" className={classes['tab'] ?? ''} activeOptions={{ exact: true }}>
        <IconHome size={22} aria-hidden />
        <Trans>Home</Trans>
      </Link>
      <Link to="/rooms" className={classes['tab'] ?? ''} activeOptions={{ exact: true }}>
        <span className={classes['dotted']}>
          <IconMessages size={22} aria-hidden />
          <UnreadCount count={count} />
        </span>
        <Trans>Chat rooms</Trans>
      </Link>
      <Link to="/settings" className={classes['tab'] ?? ''}>
        <IconUser size={22} aria-hidden />
        <Trans>Me</Trans>
      </Link>
    </nav>
  )
}

/** A new page begins at its beginning for keyboards and screen readers, unless it has put the focus somewhere itself. */
function useFocusOnArrival() {
  const main = useRef<HTMLElement>(null)
  const page = useLocation({ select: ({ pathname }) => pathname })
  const first = useRef(true)
  useEffect(() => {
    if (first.current) {
      first.current = false
      return
    }
    if (!main.current?.contains(document.activeElement)) main.current?.focus({ preventScroll: true })
  }, [page])
  return main
}

function skip(event: { preventDefault: () => void }, main: HTMLElement | null): void {
  event.preventDefault()
  main?.focus()
}
