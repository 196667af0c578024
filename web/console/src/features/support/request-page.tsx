/** One request as its organisation sees it. */
import type { SupportRequest } from '@carillon/shared/api'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { HelpLink } from '../../shared/help.tsx'
import { RefusedPage } from '../../shared/refused.tsx'
import { replyTo, requestQuery } from './api.ts'
import { Attachments } from './attachments.tsx'
import { History } from './history.tsx'
import { MoveButton } from './move-button.tsx'
import { ReplyForm } from './reply-form.tsx'
import { RequestFacts } from './request-facts.tsx'

export function RequestPage({ id }: { id: string }) {
  const { t } = useLingui()
  const request = useQuery(requestQuery('customer', id))
  if (request.data !== undefined) return <Detail view={request.data} />
  if (request.error !== null) return <RefusedPage error={request.error} again={() => void request.refetch()} />
  return <StatusIndicator type="loading">{t`Loading`}</StatusIndicator>
}

function Detail({ view }: { view: SupportRequest }) {
  const { t } = useLingui()
  const { request } = view
  return (
    <SpaceBetween size="l">
      <Header variant="h1" info={<HelpLink about={t`Support request`} />} actions={<Moves view={view} />}>
        {request.subject}
      </Header>
      <RequestFacts side="customer" view={view} />
      <History side="customer" entries={view.history} />
      <ReplyForm
        side="customer"
        request={request}
        title={t`Answer`}
        label={t`Your answer`}
        act={t`Send`}
        onSend={(text) => replyTo('customer', request.id, text, null)}
      />
      <Attachments side="customer" view={view} limits={view} />
    </SpaceBetween>
  )
}

function Moves({ view: { request, moves } }: { view: SupportRequest }) {
  const { t } = useLingui()
  const reopens = request.status === 'closed' || request.status === 'solved'
  return (
    <SpaceBetween direction="horizontal" size="xs">
      {reopens && moves.includes('open') && <MoveButton side="customer" id={request.id} to="open">{t`Reopen`}</MoveButton>}
      {moves.includes('closed') && <MoveButton side="customer" id={request.id} to="closed">{t`Close request`}</MoveButton>}
    </SpaceBetween>
  )
}
