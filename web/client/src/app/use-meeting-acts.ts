/** Beginning a meeting from anywhere. */
import { errorText, type Me } from '@carillon/shared/api'
import { notifications } from '@mantine/notifications'
import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { foundQuery, useStartMeeting } from '../features/meetings/index.ts'
import type { Acts } from './acts.tsx'

export function useMeetingActs({ display_name: name }: Me): Pick<Acts, 'startMeeting' | 'joinMeeting' | 'joinMeetingOf'> {
  const { t, i18n } = useLingui()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const { mutate } = useStartMeeting()
  return useMemo(() => {
    const failed = (error: unknown) => notifications.show({ color: 'red', message: errorText(error, i18n) })
    return {
      startMeeting: () => mutate({ title: t`${name}’s meeting` }, { onError: failed }),
      joinMeetingOf: (key) => {
        const lead = ({ meeting_id }: { meeting_id: string }) =>
          navigate({ to: '/meetings/$meetingId', params: { meetingId: meeting_id }, search: { key } })
        queries.query({ ...foundQuery(key), staleTime: 0 }).then(lead, failed)
      },
      joinMeeting: () => void navigate({ to: '/meetings', search: { join: true } }),
    }
  }, [i18n, mutate, name, navigate, queries, t])
}
