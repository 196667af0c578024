/** The files with everything about oneself, and asking for another one. */
import type { Me, PersonalExport } from '@carillon/shared/api'
import { Button, Group, Loader, Text } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Problem } from '../../shared/states.tsx'
import { TimeText } from '../../shared/time-text.tsx'
import { ExportForm } from './export-form.tsx'
import { exportAddress, exportsQuery } from './profile-api.ts'
import classes from './settings.module.css'

export function Exports({ me }: { me: Me }) {
  const { t } = useLingui()
  const [open, setOpen] = useState(false)
  const found = useQuery(exportsQuery)
  const items = found.data?.items ?? []
  const waiting = items.some((each) => each.ready_at === null)
  return (
    <>
      <Text size="sm">
        <Trans>
          Download everything that Carillon keeps about you: your profile, rooms, messages, meetings and more. You get a mail when it is
          ready; it can be downloaded for a week.
        </Trans>
      </Text>
      {found.isError && <Problem title={t`Your downloads could not be loaded`} error={found.error} again={() => void found.refetch()} />}
      {items.length > 0 && (
        <ul className={classes['sessions']} aria-live="polite">
          {items.map((each) => (
            <ExportRow key={each.id} item={each} />
          ))}
        </ul>
      )}
      {open ? (
        <ExportForm me={me} onDone={() => setOpen(false)} />
      ) : (
        <Button variant="default" disabled={waiting} onClick={() => setOpen(true)} style={{ alignSelf: 'flex-start' }}>
          {t`Download my data`}
        </Button>
      )}
    </>
  )
}

function ExportRow({ item }: { item: PersonalExport }) {
  return (
    <li className={classes['session']}>
      <Group gap="xs" className={classes['device'] ?? ''}>
        {item.expires_at === null && <Loader size={14} aria-hidden />}
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
      {item.ready_at !== null && (
        <Button component="a" href={exportAddress(item.id)} download variant="subtle" size="compact-sm">
          <Trans>Download the file</Trans>
        </Button>
      )}
    </li>
  )
}
