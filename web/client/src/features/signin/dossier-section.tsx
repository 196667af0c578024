/** Everything that is kept about oneself, to be taken away in one file. */
import type { PersonalExport } from '@carillon/shared/api'
import { Button, Group, Text } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Problem, Refused } from '../../shared/states.tsx'
import { TimeText } from '../../shared/time-text.tsx'
import { askForExport, exportAddress, exportsQuery } from './profile-api.ts'
import { SettingsSection } from './settings-section.tsx'
import classes from './settings.module.css'

export function DossierSection() {
  const { t } = useLingui()
  const queries = useQueryClient()
  const found = useQuery(exportsQuery)
  const ask = useMutation({ mutationFn: askForExport, onSuccess: () => queries.invalidateQueries(exportsQuery) })
  const items = found.data?.items ?? []
  const waiting = items.some((each) => each.ready_at === null)
  return (
    <SettingsSection title={t`Your data`}>
      <Text size="sm">
        <Trans>
          Download everything that Carillon keeps about you: your profile, rooms, messages, meetings and more. You get a mail when it is
          ready; it can be downloaded for a week.
        </Trans>
      </Text>
      {found.isError && <Problem title={t`Your downloads could not be loaded`} error={found.error} again={() => void found.refetch()} />}
      {items.length > 0 && (
        <ul className={classes['sessions']}>
          {items.map((each) => (
            <ExportRow key={each.id} item={each} />
          ))}
        </ul>
      )}
      <Refused error={ask.error} />
      <Button variant="default" loading={ask.isPending} disabled={waiting} onClick={() => ask.mutate()} style={{ alignSelf: 'flex-start' }}>
        {t`Download my data`}
      </Button>
    </SettingsSection>
  )
}

function ExportRow({ item }: { item: PersonalExport }) {
  return (
    <li className={classes['session']}>
      <div className={classes['device']}>
        <Group gap="xs">
          <Text size="sm">
            {item.expires_at === null ? (
              <Trans>
                Asked for <TimeText at={item.requested_at} />, being put together
              </Trans>
            ) : (
              <Trans>
                Asked for <TimeText at={item.requested_at} />, here until <TimeText at={item.expires_at} />
              </Trans>
            )}
          </Text>
        </Group>
      </div>
      {item.ready_at !== null && (
        <Button component="a" href={exportAddress(item.id)} download variant="subtle" size="compact-sm">
          <Trans>Download the file</Trans>
        </Button>
      )}
    </li>
  )
}
