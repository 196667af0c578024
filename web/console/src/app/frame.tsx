/** What stands around every page behind the sign-in. */
import type { Administrator } from '@carillon/shared/api'
import AppLayout from '@cloudscape-design/components/app-layout'
import BreadcrumbGroup from '@cloudscape-design/components/breadcrumb-group'
import Flashbar from '@cloudscape-design/components/flashbar'
import { useLingui } from '@lingui/react/macro'
import { Outlet, useLocation } from '@tanstack/react-router'
import { Suspense, lazy, useEffect, useRef, useState } from 'react'
import { SignedAdministrator } from '../shared/administrator.tsx'
import { useFollow } from '../shared/follow.ts'
import { OpenHelp } from '../shared/help.tsx'
import { NotifyContext } from '../shared/notices.tsx'
import { useNoticeBoard } from './notice-board.ts'
import { useShortcuts } from './palette/use-shortcuts.ts'
import { usePlace } from './places.tsx'
import { SideBar } from './side-bar.tsx'
import type { Shown } from './palette/shown.ts'
import { CONTENT, SkipLink } from './skip-link.tsx'
import { TOP_BAR, TopBar } from './top-bar.tsx'

/** Loaded when it is first opened. */
const CommandDesk = lazy(async () => ({ default: (await import('./palette/command-desk.tsx')).CommandDesk }))

export function Frame({ administrator, onSignOut }: { administrator: Administrator; onSignOut: () => void }) {
  const { t } = useLingui()
  const here = useLocation({ select: (location) => location.pathname })
  const place = usePlace()
  const board = useNoticeBoard()
  const follow = useFollow()
  const [helpIsOpen, setHelpIsOpen] = useState(false)
  const [shown, show] = useState<Shown | null>(null)
  usePageTitle(place.title, place.account?.name)
  useShortcuts({ openPalette: () => show('palette'), showShortcuts: () => show('shortcuts') })
  return (
    <SignedAdministrator administrator={administrator}>
      <SkipLink />
      <TopBar administrator={administrator} onSignOut={onSignOut} onSearch={() => show('palette')} />
      <AppLayout
        headerSelector={`#${TOP_BAR}`}
        contentType={place.contentType}
        breadcrumbs={<BreadcrumbGroup ariaLabel={t`Where you are`} items={place.crumbs} onFollow={follow} />}
        navigation={<SideBar account={place.account} way={[...place.crumbs.map(({ href }) => href), here]} />}
        tools={place.help}
        toolsOpen={helpIsOpen}
        onToolsChange={({ detail }) => setHelpIsOpen(detail.open)}
        ariaLabels={{
          navigation: t`Navigation`,
          navigationToggle: t`Open navigation`,
          navigationClose: t`Close navigation`,
          tools: t`Help`,
          toolsToggle: t`Open help`,
          toolsClose: t`Close help`,
          notifications: t`Results`,
        }}
        stickyNotifications
        notifications={
          <NotifyContext value={board.notify}>
            <Flashbar
              items={board.notices.map(({ id, type, header, content }) => ({
                id,
                type,
                header,
                content,
                dismissible: true,
                dismissLabel: t`Dismiss`,
                onDismiss: () => board.dismiss(id),
              }))}
            />
          </NotifyContext>
        }
        content={
          <OpenHelp value={() => setHelpIsOpen(true)}>
            <NotifyContext value={board.notify}>
              <Content here={here} />
            </NotifyContext>
          </OpenHelp>
        }
      />
      {shown !== null && (
        <Suspense>
          <NotifyContext value={board.notify}>
            <CommandDesk account={place.account} shown={shown} show={show} openHelp={() => setHelpIsOpen(true)} signOut={onSignOut} />
          </NotifyContext>
        </Suspense>
      )}
    </SignedAdministrator>
  )
}

/** After a link, keyboard and screen reader go on at the new page, not at the top of the window. */
function Content({ here }: { here: string }) {
  const page = useRef<HTMLDivElement>(null)
  const shown = useRef(here)
  useEffect(() => {
    if (shown.current === here) return
    shown.current = here
    page.current?.focus({ preventScroll: true })
  }, [here])
  return (
    <div ref={page} id={CONTENT} tabIndex={-1} style={{ outline: 'none' }}>
      <Outlet />
    </div>
  )
}

export function usePageTitle(...parts: (string | undefined)[]): void {
  const { t } = useLingui()
  const title = [...parts.filter((part) => part !== undefined), t`Carillon console`].join(' · ')
  useEffect(() => {
    document.title = title
  }, [title])
}
