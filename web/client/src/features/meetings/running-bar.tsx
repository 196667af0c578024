/** The meeting one is in, at the top of every other screen; and what became of it when it ended meanwhile. */
import { Button, Tooltip } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { IconMicrophone, IconMicrophoneOff, IconPhoneOff } from '@tabler/icons-react'
import { Link, useMatchRoute, useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useLive, useSeat, useSeatState } from './meeting-context.tsx'
import classes from './running-bar.module.css'
import type { Inside, Live, Outside } from './seat.ts'
import { useDeparture } from './use-departure.ts'
import { useElapsed } from './use-elapsed.ts'

export function RunningBar({ muteKeys }: { muteKeys: string }) {
  const state = useSeatState()
  const shown = useMatchRoute()({ to: '/meetings/$meetingId' })
  if (state.at === 'nowhere' || (shown && shown.meetingId === state.door.meetingId)) return null
  if (state.at === 'inside') return <Running inside={state} muteKeys={muteKeys} />
  if (state.at === 'outside' && state.departure !== 'left') return <Over outside={state} />
  return null
}

function Running({ inside: { running }, muteKeys }: { inside: Inside; muteKeys: string }) {
  const { t } = useLingui()
  const seat = useSeat()
  const { meetingId, title, phase } = useLive(running.live)
  useMuteKeys(running.live)
  return (
    <section className={classes['bar']} aria-label={t`The meeting you are in`}>
      <Link to="/meetings/$meetingId" params={{ meetingId }} className={classes['back'] ?? ''} aria-label={t`Return to ${title}`}>
        <span className={classes['dot']} aria-hidden="true" />
        <span className={classes['title']}>{title}</span>
        <span className={classes['time']} role={phase === 'reconnecting' ? 'status' : undefined}>
          {phase === 'reconnecting' ? t`Reconnecting…` : <Elapsed live={running.live} />}
        </span>
      </Link>
      <MuteButton live={running.live} keys={muteKeys} />
      <Button size="compact-md" className={classes['act'] ?? ''} leftSection={<IconPhoneOff size={18} aria-hidden />} onClick={seat.leave}>
        {t`Leave`}
      </Button>
    </section>
  )
}

function Elapsed({ live }: { live: Live }) {
  const { startedAt } = useLive(live)
  const elapsed = useElapsed(startedAt ?? Date.now())
  return startedAt === null ? null : elapsed
}

function MuteButton({ live, keys }: { live: Live; keys: string }) {
  const { t } = useLingui()
  const on = useLive(live).microphone
  const Icon = on ? IconMicrophone : IconMicrophoneOff
  return (
    <Tooltip label={on ? t`Mute (${keys})` : t`Unmute (${keys})`}>
      <Button
        size="compact-md"
        className={`${classes['act'] ?? ''} ${on ? '' : (classes['muted'] ?? '')}`}
        leftSection={<Icon size={18} aria-hidden />}
        onClick={() => void live.setMicrophone(!on)}
      >
        {on ? t`Mute` : t`Unmute`}
      </Button>
    </Tooltip>
  )
}

function Over({ outside }: { outside: Outside }) {
  const { t } = useLingui()
  const seat = useSeat()
  const navigate = useNavigate()
  const { title, again } = useDeparture(outside.departure)
  const name = outside.entry.meeting.title
  const rejoin = () => {
    seat.enterAgain()
    void navigate({ to: '/meetings/$meetingId', params: { meetingId: outside.door.meetingId } })
  }
  return (
    <section className={classes['bar']} aria-label={t`The meeting you were in`}>
      <div className={classes['back']} role="status">
        <span className={classes['title']}>{name}</span>
        <span className={classes['why']}>{title}</span>
      </div>
      {again !== null && (
        <Button size="compact-md" className={classes['act'] ?? ''} onClick={rejoin}>
          {again}
        </Button>
      )}
      <Button size="compact-md" className={classes['act'] ?? ''} onClick={seat.forget}>
        {t`Close`}
      </Button>
    </section>
  )
}

/** As the stage has it; not while one writes, where the same keys mean to redo. */
function useMuteKeys(live: Live): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const chord = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey
      if (!chord || event.key.toLowerCase() !== 'y' || writing(event.target)) return
      event.preventDefault()
      if (!event.repeat) void live.setMicrophone(!live.snapshot().microphone)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [live])
}

const writing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/u.test(target.tagName))
