/** What just happened and what is the matter: short sentences over the stage, read out by screen readers. */
import { Button } from '@mantine/core'
import { Trans } from '@lingui/react/macro'
import { IconScreenShare, IconVolumeOff, IconWifiOff } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import type { LiveMeeting } from './live-meeting.ts'
import classes from './notices.module.css'
import { useLive } from './use-live.ts'
import { useNoticeText } from './use-notice-text.ts'

const MOST_SHOWN = 3

interface Props {
  meeting: LiveMeeting
  /** What was done here just now. */
  said: string | null
  onCopyLink: () => void
}

export function Notices({ meeting, said, onCopyLink }: Props) {
  const textOf = useNoticeText()
  const { notices } = useLive(meeting)
  return (
    <div className={classes['notices']}>
      <Matters meeting={meeting} onCopyLink={onCopyLink} />
      <div className={classes['news']} role="status" aria-live="polite">
        {notices.slice(-MOST_SHOWN).map((notice) => (
          <p key={notice.id} className={classes['notice']}>
            {textOf(notice)}
          </p>
        ))}
        {said !== null && <p className={classes['notice']}>{said}</p>}
      </div>
    </div>
  )
}

/** What stays until it is over, with the one act that ends it. */
function Matters({ meeting, onCopyLink }: Omit<Props, 'said'>) {
  const { phase, soundBlocked, sharing, people } = useLive(meeting)
  const cut = useLasting(phase === 'reconnecting')
  const alone = useLasting(phase === 'live' && people.length === 1)
  return (
    <>
      <div role="status" aria-live="polite">
        {cut && (
          <Matter icon={<IconWifiOff size={18} aria-hidden />}>
            <Trans>Connection lost. Reconnecting…</Trans>
          </Matter>
        )}
      </div>
      {soundBlocked && (
        <Matter icon={<IconVolumeOff size={18} aria-hidden />} act={<Button size="compact-md" onClick={() => void meeting.turnOnSound()}><Trans>Turn on sound</Trans></Button>}>
          <Trans>Your browser plays no sound yet.</Trans>
        </Matter>
      )}
      {sharing && (
        <Matter icon={<IconScreenShare size={18} aria-hidden />} act={<Button size="compact-md" variant="default" onClick={() => void meeting.setSharing(false)}><Trans>Stop sharing</Trans></Button>}>
          <Trans>You are sharing your screen.</Trans>
        </Matter>
      )}
      {alone && !sharing && (
        <Matter act={<Button size="compact-md" variant="default" onClick={onCopyLink}><Trans>Copy link</Trans></Button>}>
          <Trans>Nobody else is here yet.</Trans>
        </Matter>
      )}
    </>
  )
}

function Matter({ icon, act, children }: { icon?: ReactNode; act?: ReactNode; children: ReactNode }) {
  return (
    <div className={classes['matter']}>
      {icon}
      <span>{children}</span>
      {act}
    </div>
  )
}

const NOTICED_AFTER = 800

/** Only what lasts is worth a word: most cuts are over before one could read of them. */
function useLasting(now: boolean): boolean {
  const [lasting, setLasting] = useState(false)
  useEffect(() => {
    if (!now) return
    const timer = setTimeout(() => setLasting(true), NOTICED_AFTER)
    return () => {
      clearTimeout(timer)
      setLasting(false)
    }
  }, [now])
  return lasting && now
}
