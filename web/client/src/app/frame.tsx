/** The frame around every signed-in page: the side or the bottom bar, and what can be done from anywhere. */
import type { Me } from '@carillon/shared/api'
import { ActionIcon, Tooltip, VisuallyHidden } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { IconHome, IconMessages, IconPlus, IconSearch, IconUser, IconVideo } from '@tabler/icons-react'
import { Link, useLocation, useMatchRoute } from '@tanstack/react-router'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { SideRooms, UnreadCount, unread, useListedRooms } from '../features/chat/index.ts'
import { RunningBar, useInside, useSomethingRuns } from '../features/meetings/index.ts'
import { type Acts, ActsContext } from './acts.tsx'
import classes from './frame.module.css'
import { MeMenu } from './me-menu.tsx'
import { NewRoom } from './new-room.tsx'
import { OfflineBar } from './offline-bar.tsx'
import { openPalette, Palette } from './palette.tsx'
import { ShortcutsSheet } from './shortcuts-sheet.tsx'
import { modifierName, useShortcuts } from './shortcuts.ts'
import { useMeetingActs } from './use-meeting-acts.ts'
import { useSignOut } from './use-sign-out.ts'

export function Frame({ me, children }: { me: Me; children: ReactNode }) {
  const [creating, setCreating] = useState(false)
  const [helping, setHelping] = useState(false)
  const signOut = useSignOut()
  const meetingActs = useMeetingActs(me)
  const acts = useMemo<Acts>(
    () => ({ ...meetingActs, createRoom: () => setCreating(true), showShortcuts: () => setHelping(true), signOut }),
    [meetingActs, signOut],
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
          <RunningBar muteKeys={`${modifierName}Y`} />
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
        <Link to="/meetings" className={classes['place'] ?? ''} activeOptions={{ includeSearch: false }}>
          <IconVideo size={18} aria-hidden />
          <Trans>Meetings</Trans>
          <RunningMark />
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

/** Something runs that one could join. */
function RunningMark() {
  const runs = useSomethingRuns()
  if (!runs) return null
  return (
    <span className={classes['runs']}>
      <VisuallyHidden>
        <Trans>in progress</Trans>
      </VisuallyHidden>
    </span>
  )
}

/** In a room the composer has the bottom, in a meeting its controls; the back arrow leads out. */
function BottomBar() {
  const { t } = useLingui()
  const inRoom = useMatchRoute()({ to: '/rooms/$roomId' })
  const count = useListedRooms().filter((it) => unread(it) > 0).length
  const meeting = useMatchRoute()({ to: '/meetings/$meetingId' })
  const inside = useInside()
  if (inRoom || (meeting && meeting.meetingId === inside)) return null
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
      <Link to="/meetings" className={classes['tab'] ?? ''} activeOptions={{ includeSearch: false }}>
        <span className={classes['dotted']}>
          <IconVideo size={22} aria-hidden />
          <RunningMark />
        </span>
        <Trans>Meetings</Trans>
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
