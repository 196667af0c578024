/** Somebody's screen: as large as the stage, or in its own size with the letters as sharp as they were sent. */
import { Trans, useLingui } from '@lingui/react/macro'
import { IconMaximize, IconZoomIn } from '@tabler/icons-react'
import { Track } from 'livekit-client'
import { useState } from 'react'
import type { Rect } from './layout.ts'
import type { LiveMeeting } from './live-meeting.ts'
import type { PersonTile } from './live-state.ts'
import { Picture } from './picture.tsx'
import { RoundButton } from './round-button.tsx'
import classes from './share-view.module.css'

interface Props {
  meeting: LiveMeeting
  sharer: PersonTile
  rect: Rect
}

export function ShareView({ meeting, sharer, rect }: Props) {
  const { t } = useLingui()
  const [whole, setWhole] = useState(true)
  const [shape, setShape] = useState<{ width: number; height: number } | null>(null)
  const { name } = sharer
  const { left, top, width, height } = rect
  const label = t`Screen of ${name}`
  return (
    <section className={classes['share']} style={{ left, top, width, height }} aria-label={label}>
      <div className={`${classes['frame']} ${whole ? '' : classes['sized']}`} tabIndex={whole ? -1 : 0} role="group" aria-label={label}>
        <Picture
          meeting={meeting}
          person={sharer.id}
          source={Track.Source.ScreenShare}
          className={classes['picture']}
          {...(whole || !shape ? {} : { style: shape })}
          onShape={setShape}
        />
        {sharer.away && (
          <p className={classes['away']}>
            <Trans>Reconnecting…</Trans>
          </p>
        )}
      </div>
      <span className={classes['label']}>{label}</span>
      <div className={classes['zoom']}>
        <RoundButton
          icon={whole ? IconZoomIn : IconMaximize}
          name={t`Full size`}
          hint={whole ? t`Show in full size (100 %)` : t`Fit to the window`}
          pressed={!whole}
          onClick={() => setWhole(!whole)}
        />
      </div>
    </section>
  )
}
