/** Meetings: start one, join one, see what runs and what was. */
import { Title } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useId } from 'react'
import { LoadingLines, Problem } from '../../shared/states.tsx'
import { useTitle } from '../../shared/use-title.ts'
import { meetingsQuery } from './api.ts'
import { BeginMeeting } from './begin-meeting.tsx'
import classes from './meetings-page.module.css'
import { PastMeetingList } from './past-meetings.tsx'
import { RunningMeetings } from './running-meetings.tsx'

interface Props {
  /** One's own name. */
  name: string
  /** The field for an ID has the focus. */
  joining: boolean
  /** One's own meetings are for two. */
  basic: boolean
}

export function MeetingsPage({ name, joining, basic }: Props) {
  const { t } = useLingui()
  useTitle(t`Meetings`)
  return (
    <div className={classes['page']}>
      <div className={classes['column']}>
        <Title order={1} size="h2" className={classes['title'] ?? ''}>
          {t`Meetings`}
        </Title>
        <BeginMeeting name={name} joining={joining} basic={basic} />
        <Section title={t`In progress`}>
          <Running />
        </Section>
        <Section title={t`Recent`}>
          <PastMeetingList />
        </Section>
      </div>
    </div>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  const heading = useId()
  return (
    <section aria-labelledby={heading} className={classes['section']}>
      <Title order={2} size="h3" id={heading} className={classes['heading'] ?? ''}>
        {title}
      </Title>
      {children}
    </section>
  )
}

function Running() {
  const { t } = useLingui()
  const meetings = useQuery(meetingsQuery)
  if (meetings.isPending) return <LoadingLines lines={2} height={40} />
  if (!meetings.data)
    return <Problem title={t`What runs now could not be loaded`} error={meetings.error} again={() => void meetings.refetch()} />
  if (meetings.data.items.length === 0) return <p className={classes['quiet']}>{t`Nothing runs now. A meeting that starts in one of your chat rooms appears here.`}</p>
  return <RunningMeetings meetings={meetings.data.items} />
}
