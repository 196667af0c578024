/** One port-in, for whoever asked for it: where it stands, what is missing, and what has happened. */
import type { PortIn } from '@carillon/shared/api'
import Alert from '@cloudscape-design/components/alert'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { CopiedId } from '../../../shared/copied-id.tsx'
import { HelpLink } from '../../../shared/help.tsx'
import { RefusedPage } from '../../../shared/refused.tsx'
import { portInQuery } from './api.ts'
import { AskButtons } from './ask-buttons.tsx'
import { LetterLinks } from './letter-links.tsx'
import { PortFacts } from './port-facts.tsx'
import { PortHistory } from './port-history.tsx'
import { PapersTable } from './papers-table.tsx'
import { statusText, useStatusMeaning } from './porting-words.tsx'

export function PortInPage({ id }: { id: string }) {
  const { t } = useLingui()
  const found = useQuery(portInQuery(id))
  if (found.data !== undefined) return <Detail portIn={found.data} />
  if (found.error !== null) return <RefusedPage error={found.error} again={() => void found.refetch()} />
  return <StatusIndicator type="loading">{t`Loading the request`}</StatusIndicator>
}

function Detail({ portIn }: { portIn: PortIn }) {
  const { t } = useLingui()
  const meaning = useStatusMeaning()
  const last = portIn.history.at(-1)
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        info={<HelpLink about={t`Port-in`} />}
        description={<CopiedId id={portIn.id} name={t`the request ID`} />}
        actions={<AskButtons portIn={portIn} />}
      >
        {t`Porting phone numbers in`}
      </Header>
      <Alert type={portIn.status === 'COMPLETED' ? 'success' : 'info'} header={statusText(portIn.status)}>
        {meaning[portIn.status]}
        {last !== undefined && last.reason !== '' && <p>{last.reason}</p>}
      </Alert>
      <PortFacts portIn={portIn} />
      <LetterLinks portIn={portIn} />
      <PapersTable papers={portIn.papers} />
      <PortHistory history={portIn.history} />
    </SpaceBetween>
  )
}
