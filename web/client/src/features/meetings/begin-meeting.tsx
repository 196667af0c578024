/** The two ways to begin: start a meeting of one's own, or join another by its ID or link. */
import { errorText } from '@carillon/shared/api'
import { Button, TextInput } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { IconVideoPlus } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useId, useRef } from 'react'
import { Refused } from '../../shared/states.tsx'
import { meetingsQuery } from './api.ts'
import { foundQuery } from './facts.ts'
import classes from './meetings-page.module.css'
import { useKeyField } from './use-key-field.ts'
import { useStartMeeting } from './use-start-meeting.ts'

export function BeginMeeting({ name, joining, basic }: { name: string; joining: boolean; basic: boolean }) {
  const { t } = useLingui()
  const reason = useId()
  const off = useQuery(meetingsQuery).data?.off ?? null
  const start = useStartMeeting()
  const words = off ?? (basic ? t`With the permission Basic you can meet one other person. For more, ask your administrator for Pro.` : null)
  return (
    <div className={classes['begin']}>
      <Button
        leftSection={<IconVideoPlus size={18} aria-hidden />}
        loading={start.isPending}
        disabled={off !== null}
        aria-describedby={words === null ? undefined : reason}
        onClick={() => start.mutate({ title: t`${name}’s meeting` })}
      >
        {t`Start a meeting`}
      </Button>
      <JoinByKey joining={joining} />
      {words !== null && (
        <p id={reason} className={classes['reason']}>
          {words}
        </p>
      )}
      {start.isError && (
        <div className={classes['refused']}>
          <Refused error={start.error} />
        </div>
      )}
    </div>
  )
}

function JoinByKey({ joining }: { joining: boolean }) {
  const { t, i18n } = useLingui()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const input = useRef<HTMLInputElement>(null)
  const field = useKeyField(
    (key) => queries.query({ ...foundQuery(key), staleTime: 0 }),
    ({ meeting_id }, key) => void navigate({ to: '/meetings/$meetingId', params: { meetingId: meeting_id }, search: { key } }),
  )
  useEffect(() => {
    if (joining) input.current?.focus()
  }, [joining])
  return (
    <form onSubmit={field.submit} noValidate className={classes['join']}>
      <TextInput
        ref={input}
        className={`tabular ${classes['key'] ?? ''}`}
        aria-label={t`Meeting ID or link`}
        placeholder={t`Meeting ID or link`}
        autoComplete="off"
        value={field.text}
        onChange={(event) => field.type(event.currentTarget.value)}
        error={field.wrong ? t`Enter the ten digits of the ID, or paste the link.` : field.error !== null && errorText(field.error, i18n)}
      />
      <Button type="submit" variant="default" loading={field.busy}>
        {t`Join`}
      </Button>
    </form>
  )
}
