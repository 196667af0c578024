/** The meetings that run now, each with its way in. */
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { TimeText } from '../../shared/time-text.tsx'
import type { Meeting } from './api.ts'
import { ButtonLink } from './links.tsx'
import { useInside } from './meeting-context.tsx'
import classes from './meeting-rows.module.css'

export function RunningMeetings({ meetings }: { meetings: readonly Meeting[] }) {
  return (
    <ul className={classes['rows']}>
      {meetings.map((meeting) => (
        <li key={meeting.id} className={classes['row']}>
          <span className={classes['live']} aria-hidden="true" />
          <div className={classes['words']}>
            <div className={classes['title']} title={meeting.title}>
              {meeting.title}
            </div>
            <div className={classes['about']}>
              <About meeting={meeting} />
            </div>
          </div>
          <WayIn meeting={meeting} />
        </li>
      ))}
    </ul>
  )
}

function About({ meeting: { host, created_at, present } }: { meeting: Meeting }) {
  const { t } = useLingui()
  const name = host.display_name
  const inside = present === 0 ? t`nobody inside` : t`${plural(present, { other: '# inside' })}`
  return (
    <>
      {name} · <TimeText at={created_at} /> · {inside}
    </>
  )
}

function WayIn({ meeting: { id, title } }: { meeting: Meeting }) {
  const { t } = useLingui()
  const inside = useInside() === id
  return (
    <ButtonLink
      to="/meetings/$meetingId"
      params={{ meetingId: id }}
      variant={inside ? 'default' : 'light'}
      className={inside ? '' : (classes['enter'] ?? '')}
      aria-label={inside ? t`Return to ${title}` : t`Join ${title}`}
    >
      {inside ? t`Return` : t`Join`}
    </ButtonLink>
  )
}
