/** The meetings one has attended, newest first: who came, when, for how long, and why they left. */
import { clockTime } from '@carillon/shared/format'
import { Button } from '@mantine/core'
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { IconChevronRight } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { LoadingLines, Problem } from '../../shared/states.tsx'
import { TimeText } from '../../shared/time-text.tsx'
import { useTag } from '../../shared/use-tag.ts'
import { type Attendance, type LeavingReason, pastQuery, type PastMeeting } from './api.ts'
import { lengthText } from './durations.ts'
import rows from './meeting-rows.module.css'
import page from './meetings-page.module.css'
import classes from './past-meetings.module.css'

export function PastMeetingList() {
  const { t } = useLingui()
  const past = useInfiniteQuery(pastQuery)
  if (past.isPending) return <LoadingLines lines={3} height={40} />
  if (!past.data) return <Problem title={t`Your recent meetings could not be loaded`} error={past.error} again={() => void past.refetch()} />
  const items = past.data.pages.flatMap((one) => one.items)
  if (items.length === 0) return <p className={page['quiet']}>{t`You have not been in a meeting yet. Those that have ended appear here.`}</p>
  return (
    <>
      <ul className={rows['rows']}>
        {items.map((it) => (
          <li key={it.meeting.id}>
            <PastRow it={it} />
          </li>
        ))}
      </ul>
      {past.isFetchNextPageError && <Problem title={t`Older meetings could not be loaded`} error={past.error} />}
      {past.hasNextPage && (
        <div className={classes['more']}>
          <Button variant="default" loading={past.isFetchingNextPage} onClick={() => void past.fetchNextPage()}>
            {t`Show older meetings`}
          </Button>
        </div>
      )}
    </>
  )
}

function PastRow({ it: { meeting, attendances } }: { it: PastMeeting }) {
  const { t } = useLingui()
  const tag = useTag()
  const [open, setOpen] = useState(false)
  const detail = useId()
  const people = new Set(attendances.map(personOf)).size
  const length = lengthText(meeting.created_at, meeting.ended_at ?? meeting.created_at, tag)
  return (
    <>
      <button type="button" className={classes['toggle']} aria-expanded={open} aria-controls={detail} onClick={() => setOpen(!open)}>
        <IconChevronRight className={classes['chevron']} size={16} aria-hidden />
        <div className={rows['words']}>
          <div className={rows['title']} title={meeting.title}>
            {meeting.title}
          </div>
          <div className={rows['about']}>
            <TimeText at={meeting.created_at} /> · {length} · {t`${plural(people, { one: '# person', other: '# people' })}`}
          </div>
        </div>
      </button>
      <ul id={detail} className={classes['people']} hidden={!open}>
        {attendances.map((it) => (
          <Stay key={`${personOf(it)} ${it.joined_at}`} it={it} />
        ))}
      </ul>
    </>
  )
}

function Stay({ it: { name, user_id, joined_at, left_at, reason } }: { it: Attendance }) {
  const tag = useTag()
  const from = clockTime(joined_at, tag)
  const to = left_at === null ? '' : clockTime(left_at, tag)
  return (
    <li className={classes['stay']}>
      <span className={classes['who']}>{user_id === null ? `<${name}>` : name}</span>
      <span className="tabular">
        {from}–{to} · {left_at !== null && lengthText(joined_at, left_at, tag)}
      </span>
      <span className={`${classes['soft']} ${classes['why']}`}>{reason !== null && <Why reason={reason} />}</span>
    </li>
  )
}

function Why({ reason }: { reason: LeavingReason }) {
  const { t } = useLingui()
  const words: Record<LeavingReason, string> = {
    Left: t`left`,
    Dropped: t`connection lost`,
    Removed: t`removed by the host`,
    SignedOut: t`signed out`,
    Replaced: t`went on elsewhere`,
    Ended: t`stayed to the end`,
  }
  return words[reason]
}

/** Guests of the same name are told apart by nothing that we know here. */
const personOf = ({ user_id, name }: Attendance): string => user_id ?? `<${name}>`
