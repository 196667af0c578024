/** What became of every invited address. */
import type { InvitationOutcome, InvitationResults } from '@carillon/shared/api'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Modal from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator'
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { RowsTable } from '../../shared/rows-table.tsx'
import { INVITATION_RESULT_CSV } from './people-files.ts'

type Result = InvitationResults['results'][number]

interface Props {
  results: Result[]
  onCorrect: (() => void) | null
  onClose: () => void
  children: ReactNode
}

const SIGNS: Readonly<Record<InvitationOutcome, StatusIndicatorProps.Type>> = {
  invited: 'success',
  already_member: 'info',
  invalid: 'error',
  claimed_elsewhere: 'error',
}

export function InvitationResultsDialog({ results, onCorrect, onClose, children }: Props) {
  const { t } = useLingui()
  const invited = results.filter((result) => result.outcome === 'invited').length
  return (
    <Modal
      visible
      header={t`${plural(invited, { one: '# invitation sent', other: '# invitations sent' })}`}
      closeAriaLabel={t`Close`}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            {onCorrect && <Button onClick={onCorrect}>{t`Correct the others`}</Button>}
            <Button variant="primary" onClick={onClose}>{t`Close`}</Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {children}
        <ResultTable results={results} />
      </SpaceBetween>
    </Modal>
  )
}

/** Those that need attention stand first. */
function ResultTable({ results }: { results: Result[] }) {
  const { t } = useLingui()
  const ordered = [...results].sort((one, other) => Number(one.outcome === 'invited') - Number(other.outcome === 'invited'))
  return (
    <RowsTable
      title={t`Results`}
      heading="h3"
      csv={{ file: 'invitation-results', columns: INVITATION_RESULT_CSV }}
      variant="borderless"
      trackBy="address"
      wrapLines
      items={ordered}
      columnDefinitions={[
        { id: 'address', header: t`Email address`, cell: ({ address }) => address, isRowHeader: true },
        { id: 'result', header: t`Result`, cell: (result) => <Outcome result={result} /> },
      ]}
    />
  )
}

function Outcome({ result: { outcome, message } }: { result: Result }) {
  const { t } = useLingui()
  const words: Partial<Record<string, string>> = {
    invited: t`Invited`,
    already_member: t`Already in this account`,
    invalid: t`Not an e-mail address`,
    claimed_elsewhere: t`Belongs to another account by its domain`,
  }
  // An outcome that a newer server knows brings its own sentence.
  return <StatusIndicator type={SIGNS[outcome]}>{words[outcome] ?? message}</StatusIndicator>
}
