/** Files that were handed in, the newest first: each is kept with its report. */
import type { SheetRow } from '@carillon/shared/api'
import { useLingui } from '@lingui/react/macro'
import { useSearch } from '@tanstack/react-router'
import { ActorOf } from '../../shared/actor.tsx'
import { keys } from '../../shared/keys.ts'
import { useListPreferences } from '../../shared/list-preferences.tsx'
import { EmptyState, ListTable, type Column } from '../../shared/list-table.tsx'
import { useListAddress, useListing } from '../../shared/listing.ts'
import { MomentOf } from '../../shared/moments.tsx'
import { numberOf } from '../../shared/numbers.ts'
import { PageLink } from '../../shared/page-link.tsx'
import { readSheets } from './api.ts'
import { SHEET_CSV } from './moving-files.ts'
import { StageSign, useKinds } from './sheet-words.tsx'

interface Props {
  moving: boolean
  accountId?: string
  addressOf: (sheetId: string) => string
}

export function SheetList({ moving, accountId, addressOf }: Props) {
  const { t } = useLingui()
  const columns = useColumns(addressOf)
  const [preferences, keep] = useListPreferences('sheets', columns)
  const address = useListAddress()
  const { page = 1 } = useSearch({ strict: false })
  const wanted = { moving, account_id: accountId ?? null }
  const listing = useListing(keys.sheetPages(moving, accountId ?? '', preferences.size), page, readSheets(wanted, preferences.size))
  return (
    <ListTable<SheetRow>
      isPart
      title={t`Files`}
      actions={null}
      csv={{ file: 'files', columns: SHEET_CSV, read: readSheets(wanted, 200) }}
      searchLabel=""
      filter={<></>}
      empty={<EmptyState title={t`No files yet`} text={t`Files that you hand in appear here, each with its report.`} />}
      columns={columns}
      listing={listing}
      address={address}
      preferences={preferences}
      onPreferences={keep}
    />
  )
}

function useColumns(addressOf: Props['addressOf']): Column<SheetRow>[] {
  const { t } = useLingui()
  const kinds = useKinds()
  return [
    { id: 'name', label: t`File`, always: true, maxWidth: 340, cell: ({ id, name }) => <PageLink to={addressOf(id)}>{name}</PageLink> },
    { id: 'kind', label: t`What it holds`, cell: ({ kind }) => kinds[kind] },
    { id: 'stage', label: t`Status`, cell: ({ stage }) => <StageSign stage={stage} /> },
    { id: 'lines', label: t`Lines`, cell: ({ lines }) => numberOf(lines) },
    { id: 'at', label: t`Handed in`, cell: (sheet) => <MomentOf at={sheet.created_at} /> },
    { id: 'by', label: t`By`, cell: (sheet) => <ActorOf arn={sheet.created_by} /> },
  ]
}
