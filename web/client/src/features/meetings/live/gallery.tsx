/** Everybody's pictures, and the shared screen, each at its place. */
import { useLingui } from '@lingui/react/macro'
import { useMemo } from 'react'
import classes from './gallery.module.css'
import { arrange } from './layout.ts'
import type { LiveMeeting } from './live-meeting.ts'
import { ShareView } from './share-view.tsx'
import { Tile } from './tile.tsx'
import { useLive } from './use-live.ts'
import { useSize } from './use-size.ts'

const MARGIN = 8

export function Gallery({ meeting }: { meeting: LiveMeeting }) {
  const { t } = useLingui()
  const { people, sharer } = useLive(meeting)
  const { ref, width, height } = useSize<HTMLDivElement>()
  // One's own screen is not shown to oneself: it would show itself in itself without end.
  const shown = people.find(({ id, me }) => id === sharer && !me)
  const sharing = shown !== undefined
  const count = people.length
  const { tiles, share } = useMemo(() => arrange({ people: count, width, height, share: sharing }), [count, width, height, sharing])
  const hidden = count - tiles.length
  return (
    <div ref={ref} className={classes['gallery']}>
      {shown && share && <ShareView key={shown.id} meeting={meeting} sharer={shown} rect={share} />}
      <ul className={classes['tiles']} aria-label={t`Pictures`}>
        {tiles.map((rect, index) => {
          const person = people[index]
          return person && <Tile key={person.id} meeting={meeting} person={person} rect={rect} />
        })}
      </ul>
      {width > 0 && hidden > 0 && (
        <span className={classes['more']} style={{ right: width - (share?.width ?? width) + MARGIN }}>
          {t`${hidden} more in the list`}
        </span>
      )}
    </div>
  )
}
