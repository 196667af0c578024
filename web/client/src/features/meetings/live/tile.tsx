/** One person on the stage: picture or initials, name, and what one must know of them. */
import { Trans, useLingui } from '@lingui/react/macro'
import { IconCrown, IconMicrophoneOff, IconScreenShare } from '@tabler/icons-react'
import { Track } from 'livekit-client'
import { memo } from 'react'
import { Face } from '../../../shared/face.tsx'
import type { Rect } from './layout.ts'
import type { LiveMeeting } from './live-meeting.ts'
import type { PersonTile } from './live-state.ts'
import { Picture } from './picture.tsx'
import classes from './tile.module.css'
import { WeakSign } from './weak-sign.tsx'

interface Props {
  meeting: LiveMeeting
  person: PersonTile
  rect: Rect
}

const LARGEST_FACE = 112
const FACE_SHARE = 0.46
/** Below these there is little room for letters, and the face stands above the name. */
const NARROW = 150
const LOW = 140
const NAME_HEIGHT = 28

export const Tile = memo(function Tile({ meeting, person, rect }: Props) {
  const { left, top, width, height } = rect
  const low = height < LOW
  const face = Math.round(Math.min(LARGEST_FACE, (low ? height - NAME_HEIGHT : height) * FACE_SHARE))
  return (
    <li
      className={`${classes['tile']} ${person.speaking ? classes['speaking'] : ''} ${width < NARROW ? classes['small'] : ''} ${low ? classes['low'] : ''}`}
      style={{ left, top, width, height }}
      data-person={person.id}
      data-speaking={person.speaking}
    >
      <Face name={person.name.replace(/^<|>$/gu, '')} id={person.userId ?? person.id} size={face} />
      {person.camera && (
        <Picture meeting={meeting} person={person.id} source={Track.Source.Camera} className={`${classes['picture']} ${person.me ? classes['mirror'] : ''}`} />
      )}
      {person.away && (
        <span className={classes['away']}>
          <Trans>Reconnecting…</Trans>
        </span>
      )}
      <Label person={person} />
    </li>
  )
})

function Label({ person }: { person: PersonTile }) {
  const { t } = useLingui()
  const { name, me, host, muted, quality, sharing } = person
  return (
    <span className={classes['label']}>
      {muted && <IconMicrophoneOff size={16} role="img" aria-label={t`Muted`} />}
      {sharing && <IconScreenShare size={16} role="img" aria-label={t`Sharing`} />}
      <span className={classes['name']} title={name}>
        {me ? t`${name} (you)` : name}
      </span>
      {host && <IconCrown size={16} className={classes['crown'] ?? ''} role="img" aria-label={t`Host`} />}
      {quality !== 'good' && <WeakSign size={14} className={classes['weak']} />}
    </span>
  )
}
