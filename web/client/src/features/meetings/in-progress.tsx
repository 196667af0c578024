/** What runs now, for the home page; nothing when nothing does. */
import { Title } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { meetingsQuery } from './api.ts'
import classes from './meetings-page.module.css'
import { RunningMeetings } from './running-meetings.tsx'

export function InProgress() {
  const { t } = useLingui()
  const heading = useId()
  const items = useQuery(meetingsQuery).data?.items ?? []
  if (items.length === 0) return null
  return (
    <section aria-labelledby={heading} className={classes['section']}>
      <Title order={2} size="h3" id={heading} className={classes['heading'] ?? ''}>
        {t`In progress`}
      </Title>
      <RunningMeetings meetings={items} />
    </section>
  )
}

/** Something runs: for a place's mark in the frame. */
export const useSomethingRuns = (): boolean => (useQuery(meetingsQuery).data?.items.length ?? 0) > 0
