/** One request as the desk sees it: with organisation, assignee and notes. */
import type { SupportRequest, SupportRow } from '@carillon/shared/api'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { addresses } from '../../shared/addresses.ts'
import { HelpLink } from '../../shared/help.tsx'
import { PageLink } from '../../shared/page-link.tsx'
import { RefusedPage } from '../../shared/refused.tsx'
import { noteOn, replyTo, requestQuery } from './api.ts'
import { AssigneeField } from './assignee-field.tsx'
import { Attachments } from './attachments.tsx'
import { Choice } from './choice.tsx'
import { History } from './history.tsx'
import { MoveButton } from './move-button.tsx'
import { ReplyForm } from './reply-form.tsx'
import { RequestFacts } from './request-facts.tsx'
import { useRequestStatus } from './words.tsx'

interface Props {
  id: string
  /** What other features do about a request; the page composes it. */
  acts?: (view: SupportRequest) => ReactNode
}

export function DeskRequestPage({ id, acts }: Props) {
  const { t } = useLingui()
  const request = useQuery(requestQuery('desk', id))
  if (request.data !== undefined) return <Detail view={request.data} acts={acts?.(request.data)} />
  if (request.error !== null) return <RefusedPage error={request.error} again={() => void request.refetch()} />
  return <StatusIndicator type="loading">{t`Loading`}</StatusIndicator>
}

function Detail({ view, acts }: { view: SupportRequest; acts: ReactNode }) {
  const { t } = useLingui()
  const { request } = view
  return (
    <SpaceBetween size="l">
      <Header variant="h1" info={<HelpLink about={t`Support request`} />} actions={<Acts view={view} acts={acts} />}>
        {request.subject}
      </Header>
      <RequestFacts
        side="desk"
        view={view}
        reference={(text) => <PageLink to={addresses.logs(text)}>{text}</PageLink>}
        more={[
          { label: t`Organisation`, value: request.organisation || '-' },
          { label: t`Assigned to`, value: <AssigneeField request={request} /> },
        ]}
      />
      <History side="desk" entries={view.history} />
      <Answer view={view} />
      <ReplyForm
        side="desk"
        evenClosed
        request={request}
        title={t`Internal note`}
        label={t`A note that only the desk sees`}
        act={t`Add note`}
        onSend={(text) => noteOn(request.id, text)}
      />
      <Attachments side="desk" view={view} limits={view} />
    </SpaceBetween>
  )
}

function Answer({ view: { request, moves } }: { view: SupportRequest }) {
  const { t } = useLingui()
  const words = useRequestStatus('desk')
  const [wanted, setWanted] = useState<SupportRow['status'] | null>(null)
  const after = wanted !== null && moves.includes(wanted) ? wanted : (moves.find((each) => each === 'waiting') ?? request.status)
  const options = [...new Set([after, request.status, ...moves])].map((value) => {
    const name = words[value]
    return { value, label: t`Then: ${name}` }
  })
  return (
    <ReplyForm
      side="desk"
      request={request}
      title={t`Answer`}
      label={t`Your answer to the customer`}
      act={t`Send answer`}
      onSend={(text) => replyTo('desk', request.id, text, after)}
      beside={<Choice label={t`Status after the answer`} options={options} value={after} onChange={setWanted} />}
    />
  )
}

function Acts({ view: { request, moves }, acts }: { view: SupportRequest; acts: ReactNode }) {
  const { t } = useLingui()
  const words = { open: t`Set to open`, waiting: t`Wait for the customer`, solved: t`Set to solved`, closed: t`Close request` }
  return (
    <SpaceBetween direction="horizontal" size="xs">
      {moves.map((status) => (
        <MoveButton key={status} side="desk" id={request.id} to={status}>
          {words[status]}
        </MoveButton>
      ))}
      {acts}
    </SpaceBetween>
  )
}
