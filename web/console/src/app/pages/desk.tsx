/** The pages of the operator's desk, with the tabs of every feature that has something to answer there. */
import { useLingui } from '@lingui/react/macro'
import { useParams } from '@tanstack/react-router'
import { DomainReviews } from '../../features/accounts/domains/domain-reviews.tsx'
import { ProvideButton } from '../../features/numbers/entering/provide-button.tsx'
import { DeskPortIns } from '../../features/numbers/porting/desk-port-ins.tsx'
import { DeskPortOuts } from '../../features/numbers/porting/desk-port-outs.tsx'
import { DeskPage } from '../../features/support/desk-page.tsx'
import { DeskRequestPage } from '../../features/support/desk-request-page.tsx'
import { LogsPage } from '../../features/support/logs-page.tsx'

export function Desk() {
  const { t } = useLingui()
  return (
    <DeskPage
      others={[
        { id: 'domains', label: t`Domain reviews`, content: <DomainReviews /> },
        { id: 'port-ins', label: t`Port-in requests`, content: <DeskPortIns /> },
        { id: 'port-outs', label: t`Port-out requests`, content: <DeskPortOuts /> },
      ]}
    />
  )
}

export function DeskRequest() {
  const { requestId = '' } = useParams({ strict: false })
  return <DeskRequestPage key={requestId} id={requestId} acts={(view) => <ProvideButton view={view} />} />
}

export function Logs() {
  const { reference = '' } = useParams({ strict: false })
  return <LogsPage key={reference} reference={reference} />
}
