/** The stage: everybody in the meeting, what is shared, and the control bar. */
import { Trans, useLingui } from '@lingui/react/macro'
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react'
import { numberShown } from '../meeting-key.ts'
import { ControlBar } from './control-bar.tsx'
import { Dark } from './dark.tsx'
import { DevicesDialog } from './devices-dialog.tsx'
import type { HostActs } from './entry.ts'
import { Gallery } from './gallery.tsx'
import type { LiveMeeting } from './live-meeting.ts'
import { Notices } from './notices.tsx'
import { PeoplePanel } from './people-panel.tsx'
import classes from './stage.module.css'
import { useLive } from './use-live.ts'
import { useStageKeys } from './use-stage-keys.ts'

interface Props {
  meeting: LiveMeeting
  onLeave: () => void
  acts: HostActs
}

export function Stage(props: Props) {
  return (
    <Dark>
      <Inside {...props} />
    </Dark>
  )
}

function Inside({ meeting, onLeave, acts }: Props) {
  const { t } = useLingui()
  const { phase, title } = useLive(meeting)
  const [devices, setDevices] = useState(false)
  const more = useRef<HTMLButtonElement>(null)
  const { panel, toggle, close, button } = usePanel()
  const [said, copy] = useCopying(meeting, acts.link)
  useStageKeys(meeting, toggle)
  return (
    <section className={classes['stage']} aria-label={t`Meeting ${title}`}>
      <div className={classes['middle']} onKeyDown={(event) => isEscapeHere(event) && panel && close()}>
        <div className={classes['pictures']}>
          <Gallery meeting={meeting} />
          {phase === 'connecting' && (
            <p className={classes['joining']} role="status">
              <Trans>Joining…</Trans>
            </p>
          )}
          <Notices meeting={meeting} said={said} onCopyLink={() => copy('link')} />
        </div>
        {panel && <PeoplePanel meeting={meeting} acts={acts} onClose={close} />}
      </div>
      <ControlBar
        meeting={meeting}
        acts={acts}
        panel={panel}
        peopleButton={button}
        moreButton={more}
        onPanel={toggle}
        onDevices={() => setDevices(true)}
        onCopy={copy}
        onLeave={onLeave}
      />
      <DevicesDialog meeting={meeting} opened={devices} onClose={() => setDevices(false)} onClosed={() => more.current?.focus()} />
    </section>
  )
}

/** Menus float elsewhere in the page: their Escape is their own. */
const isEscapeHere = ({ key, currentTarget, target }: KeyboardEvent<HTMLElement>): boolean =>
  key === 'Escape' && target instanceof Node && currentTarget.contains(target)

/** The list of people; when it closes, the focus goes back to where it was opened. */
function usePanel() {
  const [panel, setPanel] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const close = useCallback(() => {
    setPanel(false)
    button.current?.focus()
  }, [])
  const toggle = useCallback(() => setPanel((before) => !before), [])
  return { panel, toggle, close, button }
}

const SAID_FOR = 3000

function useCopying(meeting: LiveMeeting, link: string) {
  const { t } = useLingui()
  const [said, setSaid] = useState<string | null>(null)
  useEffect(() => {
    if (said === null) return
    const timer = setTimeout(() => setSaid(null), SAID_FOR)
    return () => clearTimeout(timer)
  }, [said])
  const copy = useCallback(
    (what: 'link' | 'number') => {
      const text = what === 'link' ? link : numberShown(meeting.snapshot().number)
      navigator.clipboard.writeText(text).then(
        () => setSaid(what === 'link' ? t`Link copied` : t`ID copied`),
        () => setSaid(text),
      )
    },
    [link, meeting, t],
  )
  return [said, copy] as const
}
