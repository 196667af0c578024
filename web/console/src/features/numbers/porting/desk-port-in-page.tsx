/** One port-in at the operator's desk: what was asked for, the next steps, the link, the files. */
import type { DeskPortIn } from '@carillon/shared/api'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { ActorOf } from '../../../shared/actor.tsx'
import { CopiedId } from '../../../shared/copied-id.tsx'
import { HelpLink } from '../../../shared/help.tsx'
import { MomentOf } from '../../../shared/moments.tsx'
import { RefusedPage } from '../../../shared/refused.tsx'
import { deskPortInQuery, documentPath } from './api.ts'
import { DeskActs } from './desk-acts.tsx'
import { DownloadLink } from './download-link.tsx'
import { HandedInTable } from './handed-in-table.tsx'
import { organisationText } from './organisation-text.ts'
import { PapersTable } from './papers-table.tsx'
import { PortFacts } from './port-facts.tsx'
import { PortHistory } from './port-history.tsx'

export function DeskPortInPage({ id }: { id: string }) {
  const { t } = useLingui()
  const found = useQuery(deskPortInQuery(id))
  if (found.data !== undefined) return <Detail desk={found.data} />
  if (found.error !== null) return <RefusedPage error={found.error} again={() => void found.refetch()} />
  return <StatusIndicator type="loading">{t`Loading the request`}</StatusIndicator>
}

function Detail({ desk }: { desk: DeskPortIn }) {
  const { t } = useLingui()
  const { port_in: portIn } = desk
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        info={<HelpLink about={t`Port-in`} />}
        description={<CopiedId id={portIn.id} name={t`the request ID`} />}
        actions={<DeskActs desk={desk} />}
      >
        {t`Port-in request`}
      </Header>
      <Container header={<Header variant="h2">{t`For the carrier`}</Header>}>
        <KeyValuePairs
          columns={4}
          minColumnWidth={180}
          items={[
            { label: t`Organisation`, value: organisationText(desk.organisation_name, portIn.organisation_id) },
            { label: t`Requested by`, value: <ActorOf arn={portIn.requested_by} /> },
            { label: t`Service PIN`, value: desk.service_pin === '' ? '-' : desk.service_pin },
            { label: t`Upload link good until`, value: desk.link_expires_at === null ? t`Not sent yet` : <MomentOf at={desk.link_expires_at} /> },
          ]}
        />
      </Container>
      <PortFacts portIn={portIn} />
      <PapersTable papers={portIn.papers} />
      <HandedInTable
        documents={portIn.documents}
        act={({ id, name, state }) =>
          state === 'clean' || state === 'unscanned' ? <DownloadLink variant="inline-link" path={documentPath(portIn.id, id)} text={t`Download`} label={t`Download ${name}`} /> : '-'
        }
      />
      <PortHistory history={portIn.history} />
    </SpaceBetween>
  )
}
