/** What the simulator found: each action with its decision and the statement that it rests on. */
import type { SimulatedCall, Simulation } from '@carillon/shared/api'
import Box from '@cloudscape-design/components/box'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useLingui } from '@lingui/react/macro'
import { useEffect, useRef } from 'react'
import { addresses } from '../../../shared/addresses.ts'
import { CodeText } from '../../../shared/code-text.tsx'
import { numberOf } from '../../../shared/numbers.ts'
import { PageLink } from '../../../shared/page-link.tsx'
import { RowsTable } from '../../../shared/rows-table.tsx'
import { RESULT_CSV } from '../policies-files.ts'

type Statement = SimulatedCall['statements'][number]

export function Results({ simulation: { items } }: { simulation: Simulation }) {
  const { t } = useLingui()
  const frame = useRef<HTMLDivElement>(null)
  // They stand below the form: whoever asked is led there.
  useEffect(() => frame.current?.focus(), [items])
  return (
    <div ref={frame} tabIndex={-1} style={{ outline: 'none' }}>
      <RowsTable
        title={t`Results`}
        counter={`(${numberOf(items.length)})`}
        csv={{ file: 'simulation', columns: RESULT_CSV }}
        items={items}
        enableKeyboardNavigation
        wrapLines
        trackBy={({ action, resource }) => `${action} ${resource}`}
        columnDefinitions={[
          { id: 'action', header: t`Action`, isRowHeader: true, width: 230, cell: ({ action }) => action },
          { id: 'resource', header: t`Resource`, width: 150, cell: ({ resource }) => resource },
          { id: 'decision', header: t`Decision`, width: 230, minWidth: 230, cell: ({ decision }) => <Decision decision={decision} /> },
          { id: 'why', header: t`Why`, minWidth: 230, cell: (call) => <Why call={call} /> },
        ]}
      />
    </div>
  )
}

export function Decision({ decision }: { decision: SimulatedCall['decision'] }) {
  const { t } = useLingui()
  if (decision === 'allowed') return <StatusIndicator type="success">{t`Allowed`}</StatusIndicator>
  if (decision === 'explicitDeny') return <StatusIndicator type="error">{t`Denied by a statement`}</StatusIndicator>
  return <StatusIndicator type="stopped">{t`Not allowed`}</StatusIndicator>
}

/** Where no statement speaks, the server says whose silence it is. */
function Why({ call: { statements, reason } }: { call: SimulatedCall }) {
  if (statements.length === 0) return reason
  return (
    <SpaceBetween size="xs">
      {statements.map((statement) => (
        <Deciding key={`${statement.policy} ${statement.number}`} statement={statement} />
      ))}
    </SpaceBetween>
  )
}

function Deciding({ statement: { policy, policy_arn, number, sid, text } }: { statement: Statement }) {
  const { t } = useLingui()
  const title = sid === '' ? t`statement ${number}` : t`statement ${number} (${sid})`
  return (
    <div>
      {policy_arn === null ? <Box variant="strong">{policy}</Box> : <PageLink to={addresses.policy(policy_arn)}>{policy}</PageLink>}, {title}
      {text !== '' && (
        <ExpandableSection headerText={t`Its text`} variant="inline">
          <CodeText text={text} name={t`the statement`} />
        </ExpandableSection>
      )}
    </div>
  )
}
