/** The papers of a port-in: which have come, and which are missing. */
import type { PortIn } from '@carillon/shared/api'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useLingui } from '@lingui/react/macro'
import { SmallTable } from '../../../shared/small-table.tsx'
import { usePapers } from '../paper-words.ts'
import { PAPER_CSV } from './porting-files.ts'

type NeededPaper = PortIn['papers'][number]

export function PapersTable({ papers }: { papers: PortIn['papers'] }) {
  const { t } = useLingui()
  const words = usePapers()
  return (
    <SmallTable<NeededPaper>
      title={t`Documents`}
      csv={{ file: 'port-in-documents', columns: PAPER_CSV }}
      description={t`They are handed in through the upload link that support sends, and only there.`}
      query={{ data: papers, error: null, again: () => undefined }}
      empty={{ title: t`No documents`, text: t`No documents are needed.` }}
      columns={[
        { id: 'paper', header: t`Document`, isRowHeader: true, cell: ({ paper, carrier }) => (carrier === '' ? words[paper] : `${words[paper]} (${carrier})`) },
        {
          id: 'state',
          header: t`State`,
          cell: ({ is_there: isThere }) => <StatusIndicator type={isThere ? 'success' : 'pending'}>{isThere ? t`Received` : t`Missing`}</StatusIndicator>,
        },
      ]}
    />
  )
}
