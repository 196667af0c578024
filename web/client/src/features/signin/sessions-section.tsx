/** Where one is signed in, and ending it. */
import type { Session } from '@carillon/shared/api'
import { Badge, Button, Group, Text } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { LoadingLines, Problem, Refused } from '../../shared/states.tsx'
import { TimeText } from '../../shared/time-text.tsx'
import { endOtherSessions, endSession, sessionsQuery } from './api.ts'
import { deviceOf } from './devices.ts'
import { SettingsSection } from './settings-section.tsx'
import classes from './settings.module.css'

export function SessionsSection() {
  const { t } = useLingui()
  const queries = useQueryClient()
  const sessions = useQuery(sessionsQuery)
  const refresh = () => queries.invalidateQueries(sessionsQuery)
  const end = useMutation({ mutationFn: endSession, onSettled: refresh })
  const endOthers = useMutation({ mutationFn: endOtherSessions, onSettled: refresh })
  const others = sessions.data?.items.some((session) => !session.current)
  return (
    <SettingsSection title={t`Where you are signed in`}>
      {sessions.isPending && <LoadingLines lines={2} height={32} />}
      {sessions.isError && <Problem title={t`Your sessions could not be loaded`} error={sessions.error} again={() => void sessions.refetch()} />}
      <Refused error={end.error ?? endOthers.error} />
      {sessions.data && (
        <ul className={classes['sessions']}>
          {sessions.data.items.map((session) => (
            <SessionRow key={session.id} session={session} onEnd={() => end.mutate(session.id)} />
          ))}
        </ul>
      )}
      {others && (
        <Button variant="default" loading={endOthers.isPending} onClick={() => endOthers.mutate()} style={{ alignSelf: 'flex-start' }}>
          {t`Sign out everywhere else`}
        </Button>
      )}
    </SettingsSection>
  )
}

function SessionRow({ session, onEnd }: { session: Session; onEnd: () => void }) {
  const { t } = useLingui()
  const { browser, system } = deviceOf(session.user_agent)
  const { address } = session
  const unknown = t`Unknown device`
  const device = [browser, system].filter((part) => part !== null).join(' · ') || unknown
  return (
    <li className={classes['session']}>
      <div className={classes['device']}>
        <Group gap="xs">
          <Text fw={500} title={session.user_agent}>
            {device}
          </Text>
          {session.current && (
            <Badge variant="light" tt="none" radius="sm">
              {t`This device`}
            </Badge>
          )}
        </Group>
        <Text size="xs" c="dimmed">
          <Trans>
            {address}, active <TimeText at={session.last_seen_at} />
          </Trans>
        </Text>
      </div>
      {!session.current && (
        <Button variant="subtle" size="compact-sm" color="red" aria-label={t`Sign out ${device}`} onClick={onEnd}>
          {t`Sign out`}
        </Button>
      )}
    </li>
  )
}
