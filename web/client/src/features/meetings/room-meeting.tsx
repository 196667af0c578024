/** A chat room's meeting, in the room's head: start it, join it, or go back to it. */
import { errorText } from '@carillon/shared/api'
import { numberText } from '@carillon/shared/format'
import { Button, Tooltip } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { IconVideo } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTag } from '../../shared/use-tag.ts'
import { type Meeting, meetingsQuery } from './api.ts'
import { ButtonLink } from './links.tsx'
import { useInside } from './meeting-context.tsx'
import classes from './room-meeting.module.css'
import { useStartMeeting } from './use-start-meeting.ts'

interface Props {
  room_id: string
  member_count: number
  /** One's own meetings are for two. */
  basic: boolean
}

export function RoomMeeting({ room_id, member_count, basic }: Props) {
  const { t } = useLingui()
  const meetings = useQuery(meetingsQuery)
  const running = meetings.data?.items.find((it) => it.room_id === room_id)
  if (running) return <JoinRunning meeting={running} />
  const tooMany = basic && member_count > 2
  const needsPro = t`Meetings of more than two people need the permission Pro. Ask your administrator, or a member of this room who has it.`
  return <StartHere room_id={room_id} against={meetings.data?.off ?? (tooMany ? needsPro : null)} />
}

function StartHere({ room_id, against }: { room_id: string; against: string | null }) {
  const { t, i18n } = useLingui()
  const start = useStartMeeting()
  const failed = (error: unknown) => notifications.show({ color: 'red', message: errorText(error, i18n) })
  return (
    <Tooltip label={against ?? t`Start a meeting of this room`} multiline maw={320}>
      <Button
        size="compact-md"
        variant="default"
        className={classes['button'] ?? ''}
        loading={start.isPending}
        // Not the attribute of its own: the reason must be found by keyboard and pointer.
        {...(against === null ? {} : { 'data-disabled': true })}
        aria-disabled={against !== null}
        aria-label={t`Start meeting`}
        aria-description={against ?? undefined}
        onClick={() => against === null && start.mutate({ room_id }, { onError: failed })}
      >
        <IconVideo size={18} aria-hidden />
        <span className={classes['words']}>{t`Start meeting`}</span>
      </Button>
    </Tooltip>
  )
}

function JoinRunning({ meeting: { id, present } }: { meeting: Meeting }) {
  const { t } = useLingui()
  const tag = useTag()
  const inside = useInside() === id
  const people = plural(present, { one: '# person inside', other: '# people inside' })
  const act = inside ? t`Return to meeting` : t`Join meeting`
  return (
    <Tooltip label={people}>
      <ButtonLink
        size="compact-md"
        to="/meetings/$meetingId"
        params={{ meetingId: id }}
        variant={inside ? 'default' : 'filled'}
        className={`tabular ${classes['button'] ?? ''}`}
        aria-label={`${act}, ${people}`}
      >
        <IconVideo size={18} aria-hidden />
        <span className={classes['words']}>{act}</span>
        <span className={classes['short']}>{inside ? t`Return` : t`Join`}</span>
        <span className={classes['count']}>{numberText(present, tag)}</span>
      </ButtonLink>
    </Tooltip>
  )
}
