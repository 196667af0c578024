/** The files of a port-in that came through its link. */
import type { PortDocument } from '@carillon/shared/api'
import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { MomentOf } from '../../../shared/moments.tsx'
import { SmallTable } from '../../../shared/small-table.tsx'
import { usePapers } from '../paper-words.ts'
import { DOCUMENT_CSV } from './porting-files.ts'
import { FileStateOf } from './porting-words.tsx'

interface Props {
  documents: readonly PortDocument[]
  /** What can be done with one of them. */
  act?: (document: PortDocument) => ReactNode
}

export function HandedInTable({ documents, act }: Props) {
  const { t } = useLingui()
  const words = usePapers()
  return (
    <SmallTable<PortDocument>
      title={t`Files`}
      csv={{ file: 'port-in-files', columns: DOCUMENT_CSV }}
      query={{ data: documents, error: null, again: () => undefined }}
      empty={{ title: t`No files yet`, text: t`Files appear here when they are handed in.` }}
      columns={[
        { id: 'name', header: t`Name`, isRowHeader: true, cell: ({ name }) => name },
        { id: 'paper', header: t`Document`, cell: ({ paper, carrier }) => (carrier === '' ? words[paper] : `${words[paper]} (${carrier})`) },
        { id: 'state', header: t`State`, cell: ({ state, virus }) => <FileStateOf state={state} virus={virus} /> },
        { id: 'at', header: t`Handed in at`, cell: ({ added_at }) => <MomentOf at={added_at} /> },
        ...(act ? [{ id: 'act', header: t`File`, cell: act }] : []),
      ]}
    />
  )
}
