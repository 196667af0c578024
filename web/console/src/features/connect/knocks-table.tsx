/** Requests that were turned away, counted by key and reason, with what to do about each. */
import type { Knock } from '@carillon/shared/api'
import Box from '@cloudscape-design/components/box'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useLingui } from '@lingui/react/macro'
import { MomentOf } from '../../shared/moments.tsx'
import { numberOf } from '../../shared/numbers.ts'
import { RowsTable } from '../../shared/rows-table.tsx'
import { AdviceText } from './advice-text.tsx'
import { adviceFor } from './advice.ts'
import { clientName } from './calls-table.tsx'
import { KNOCK_CSV } from './connect-files.ts'

interface Props {
  title: string
  description: string
  knocks: readonly Knock[]
  status: 'Active' | 'Inactive' | null
}

export function KnocksTable({ title, description, knocks, status }: Props) {
  const { t } = useLingui()
  return (
    <RowsTable
      title={title}
      description={description}
      csv={{ file: 'turned-away', columns: KNOCK_CSV }}
      items={knocks}
      trackBy={({ access_key_id, error_code }) => `${access_key_id} ${error_code}`}
      wrapLines
      columnDefinitions={[
        { id: 'at', header: t`Last time`, cell: ({ last_at }) => <MomentOf at={last_at} /> },
        ...(status === null ? [{ id: 'key', header: t`Access key`, isRowHeader: true, cell: ({ access_key_id }: Knock) => access_key_id }] : []),
        { id: 'times', header: t`Times`, cell: ({ times }) => numberOf(times) },
        { id: 'name', header: t`Operation`, cell: ({ name }) => (name === '' ? '-' : name) },
        { id: 'why', header: t`Why`, minWidth: 260, cell: (knock) => <Why knock={knock} status={status} /> },
        { id: 'address', header: t`Source IP address`, cell: ({ address }) => (address === '' ? '-' : address) },
        { id: 'client', header: t`Client`, cell: ({ user_agent }) => clientName(user_agent) },
      ]}
    />
  )
}

function Why({ knock: { error_code, error_message }, status }: { knock: Knock; status: Props['status'] }) {
  return (
    <>
      <StatusIndicator type="error">{error_code}</StatusIndicator>
      <Box>
        <AdviceText advice={adviceFor(error_code, error_message, status)} />
      </Box>
      <Box variant="small">{error_message}</Box>
    </>
  )
}
