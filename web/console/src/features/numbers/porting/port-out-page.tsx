/** How numbers are ported out, and the cases in which support gives account ID and PIN for a new carrier. */
import type { PortOutCase } from '@carillon/shared/api'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import TextContent from '@cloudscape-design/components/text-content'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useAdministrator, useGate } from '../../../shared/administrator.tsx'
import { HelpLink } from '../../../shared/help.tsx'
import { MomentOf } from '../../../shared/moments.tsx'
import { listOf } from '../../../shared/numbers.ts'
import { SmallTable } from '../../../shared/small-table.tsx'
import { ACTIONS } from '../acts.ts'
import { numberText } from '../number-text.ts'
import { casesQuery } from './api.ts'
import { CaseDialog } from './case-dialog.tsx'
import { CASE_CSV } from './porting-files.ts'

export function PortOutPage() {
  const { t } = useLingui()
  return (
    <SpaceBetween size="l">
      <Header variant="h1" info={<HelpLink about={t`Port phone numbers out`} />}>{t`Port phone numbers out`}</Header>
      <Steps />
      <Cases />
    </SpaceBetween>
  )
}

function Steps() {
  const { t } = useLingui()
  const organisationId = useAdministrator().organisation.id
  return (
    <Container header={<Header variant="h2">{t`The way out`}</Header>}>
      <TextContent>
        <ol>
          <li>{t`Start with the new carrier, and give it ${organisationId} as the account ID of the numbers. Wrong account details may have the request rejected; then it is delayed and must be sent again.`}</li>
          <li>
            <Trans>Porting out depends on the new carrier: it must be able to take the numbers.</Trans>
          </li>
          <li>
            <Trans>If a number is protected by a PIN, give that to the new carrier too. You set PINs on the pages of the numbers.</Trans>
          </li>
          <li>
            <Trans>When the new carrier has the numbers, unassign them and delete them from the inventory.</Trans>
          </li>
        </ol>
      </TextContent>
    </Container>
  )
}

function Cases() {
  const { t } = useLingui()
  const gate = useGate()(ACTIONS['unique-name'])
  const found = useQuery(casesQuery)
  const [asks, setAsks] = useState(false)
  return (
    <>
      <SmallTable<PortOutCase>
        title={t`Cases`}
        csv={{ file: 'port-out-cases', columns: CASE_CSV }}
        description={t`Support answers with an account ID and a PIN to give to the new carrier.`}
        actions={<Button onClick={() => setAsks(true)} {...gate}>{t`Create a case`}</Button>}
        query={{ data: found.data?.items, error: found.error, again: () => void found.refetch() }}
        empty={{ title: t`No cases`, text: t`Cases appear here with the answer of support.` }}
        columns={[
          { id: 'at', header: t`Asked at`, isRowHeader: true, cell: ({ asked_at }) => <MomentOf at={asked_at} /> },
          { id: 'numbers', header: t`Phone numbers and PINs`, cell: ({ numbers }) => listOf(numbers.map(({ number, pin }) => (pin === null ? numberText(number) : `${numberText(number)}: ${pin}`))) },
          { id: 'account', header: t`Account ID`, cell: ({ account_id: id, answered_at: at }) => (at === null ? '-' : id) },
          { id: 'state', header: t`State`, cell: ({ answered_at: at }) => <StatusIndicator type={at === null ? 'pending' : 'success'}>{at === null ? t`Waits for support` : t`Answered`}</StatusIndicator> },
        ]}
      />
      {asks && <CaseDialog onClose={() => setAsks(false)} />}
    </>
  )
}
