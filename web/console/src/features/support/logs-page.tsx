/** One bundle of diagnostic logs. */
import type { LogBundle } from '@carillon/shared/api'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { CopiedId } from '../../shared/copied-id.tsx'
import { HelpLink } from '../../shared/help.tsx'
import { MomentOf } from '../../shared/moments.tsx'
import { RefusedPage } from '../../shared/refused.tsx'
import { SmallTable } from '../../shared/small-table.tsx'
import { bundleQuery } from './api.ts'
import { clientLogs } from './client-logs.ts'
import { CONNECTION_CSV, LOGGED_ERROR_CSV } from './request-files.ts'

export function LogsPage({ reference }: { reference: string }) {
  const { t } = useLingui()
  const bundle = useQuery(bundleQuery(reference))
  if (bundle.data !== undefined) return <Logs bundle={bundle.data} />
  if (bundle.error !== null) return <RefusedPage error={bundle.error} again={() => void bundle.refetch()} />
  return <StatusIndicator type="loading">{t`Loading`}</StatusIndicator>
}

function Logs({ bundle }: { bundle: LogBundle }) {
  const { t } = useLingui()
  const logs = clientLogs(bundle.content)
  return (
    <SpaceBetween size="l">
      <Header variant="h1" info={<HelpLink about={t`Diagnostic logs`} />}>{t`Diagnostic logs`}</Header>
      <Container header={<Header variant="h2">{t`Details`}</Header>}>
        <KeyValuePairs
          columns={3}
          minColumnWidth={180}
          items={[
            { label: t`Log reference ID`, value: <CopiedId id={bundle.reference} name={t`the reference ID`} /> },
            { label: t`Sent by`, value: bundle.name },
            { label: t`E-mail address`, value: bundle.email },
            { label: t`Organisation`, value: bundle.organisation || '-' },
            { label: t`Sent at`, value: <MomentOf at={bundle.made_at} /> },
            { label: t`Client version`, value: logs.client_version || '-' },
            { label: t`Browser`, value: logs.browser },
            { label: t`Language`, value: logs.language },
            { label: t`Time zone`, value: logs.zone },
            { label: t`Window`, value: logs.screen },
          ]}
        />
      </Container>
      <SmallTable
        title={t`Errors`}
        csv={{ file: 'log-errors', columns: LOGGED_ERROR_CSV }}
        query={{ data: logs.errors, error: null, again: () => undefined }}
        empty={{ title: t`No errors`, text: t`Nothing had gone wrong in the client.` }}
        columns={[
          { id: 'at', header: t`Time`, cell: ({ at }) => <MomentOf at={at} /> },
          { id: 'text', header: t`Error`, isRowHeader: true, cell: ({ text }) => text },
        ]}
      />
      <SmallTable
        title={t`Connections`}
        csv={{ file: 'log-connections', columns: CONNECTION_CSV }}
        query={{ data: logs.connections, error: null, again: () => undefined }}
        empty={{ title: t`No connections`, text: t`The client had not connected.` }}
        columns={[
          { id: 'at', header: t`Time`, cell: ({ at }) => <MomentOf at={at} /> },
          { id: 'state', header: t`State`, isRowHeader: true, cell: ({ state }) => state },
        ]}
      />
    </SpaceBetween>
  )
}
