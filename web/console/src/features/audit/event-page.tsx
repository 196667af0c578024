/** One event: what was called, by whom, from where, how it ended, and the whole record. */
import type { EventView } from '@carillon/shared/api'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { CodeText } from '../../shared/code-text.tsx'
import { CopiedId } from '../../shared/copied-id.tsx'
import { HelpLink } from '../../shared/help.tsx'
import { RefusedPage } from '../../shared/refused.tsx'
import { eventQuery } from './api.ts'
import { EventFields } from './event-fields.tsx'
import { SealFields } from './seal-fields.tsx'
import { WhyRefused } from './why-refused.tsx'

export function EventPage({ eventId }: { eventId: string }) {
  const { t } = useLingui()
  const event = useQuery(eventQuery(eventId))
  if (event.data !== undefined) return <Detail view={event.data} />
  if (event.error !== null) return <RefusedPage error={event.error} again={() => void event.refetch()} />
  return <StatusIndicator type="loading">{t`Loading the event`}</StatusIndicator>
}

function Detail({ view }: { view: EventView }) {
  const { t } = useLingui()
  const { event, record } = view
  return (
    <SpaceBetween size="l">
      <Header variant="h1" info={<HelpLink about={t`Event`} />} description={<CopiedId id={event.id} name={t`the event ID`} />}>
        {event.name}
      </Header>
      <WhyRefused event={event} />
      <EventFields event={event} />
      <SealFields view={view} />
      <Container header={<Header variant="h2">{t`Event record`}</Header>}>
        <CodeText text={indented(record)} name={t`the event record`} />
      </Container>
    </SpaceBetween>
  )
}

const indented = (record: string): string => JSON.stringify(JSON.parse(record), null, 2)
