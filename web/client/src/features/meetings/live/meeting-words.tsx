/** Which meeting this is, how long it has run, and whether it is locked. */
import { useLingui } from '@lingui/react/macro'
import { IconLock } from '@tabler/icons-react'
import { useElapsed } from '../use-elapsed.ts'
import type { LiveMeeting } from './live-meeting.ts'
import classes from './meeting-words.module.css'
import { useLive } from './use-live.ts'

export function MeetingWords({ meeting }: { meeting: LiveMeeting }) {
  const { t } = useLingui()
  const { title, locked, startedAt } = useLive(meeting)
  return (
    <div className={classes['words']}>
      <h1 className={classes['title']} title={title}>
        {title}
      </h1>
      {locked && <IconLock size={16} className={classes['lock'] ?? ''} role="img" aria-label={t`Locked`} />}
      {startedAt !== null && <Elapsed since={startedAt} />}
    </div>
  )
}

function Elapsed({ since }: { since: number }) {
  const { t } = useLingui()
  const elapsed = useElapsed(since)
  return (
    <span className={classes['time']} role="timer" aria-label={t`Running for`}>
      {elapsed}
    </span>
  )
}
