/** The last changes in the organisation, and the way to all of them. */
import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { addresses } from '../../../shared/addresses.ts'
import { useAdministrator } from '../../../shared/administrator.tsx'
import { MomentOf } from '../../../shared/moments.tsx'
import { PageLink } from '../../../shared/page-link.tsx'
import { Refused } from '../../../shared/refused.tsx'
import { RowsTable } from '../../../shared/rows-table.tsx'
import { ACTIVITY_CSV } from '../account-files.ts'
import { activityQuery } from './api.ts'

export function RecentActivity() {
  const { t } = useLingui()
  const isAllowed = useAdministrator().may.includes('cloudtrail:LookupEvents')
  if (isAllowed) return <Events />
  return <Container header={<Header variant="h2">{t`Current activity`}</Header>}>{t`Your policies do not allow you to see what was done.`}</Container>
}

function Events() {
  const { t } = useLingui()
  const events = useQuery(activityQuery)
  return (
    <RowsTable
      title={t`Current activity`}
      actions={<PageLink to={addresses.events}>{t`Event history`}</PageLink>}
      csv={{ file: 'current-activity', columns: ACTIVITY_CSV }}
      items={events.data?.items ?? []}
      loading={events.data === undefined && events.error === null}
      empty={
        events.error === null ? (
          <Box color="text-status-inactive">{t`Nothing was changed yet.`}</Box>
        ) : (
          <Refused error={events.error} again={() => void events.refetch()} />
        )
      }
      columnDefinitions={[
        { id: 'name', header: t`Event name`, isRowHeader: true, cell: ({ id, name }) => <PageLink to={addresses.event(id)}>{name}</PageLink> },
        { id: 'at', header: t`Event time`, cell: ({ at }) => <MomentOf at={at} /> },
        { id: 'user', header: t`User name`, cell: ({ user_name }) => user_name ?? '-' },
        {
          id: 'outcome',
          header: t`Outcome`,
          cell: ({ error_code }) => <StatusIndicator type={error_code === null ? 'success' : 'error'}>{error_code ?? t`Done`}</StatusIndicator>,
        },
      ]}
    />
  )
}
