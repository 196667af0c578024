/** The lines of a file, narrowed by what they mean. */
import type { SheetLine, SheetRow, Standing } from '@carillon/shared/api'
import Button from '@cloudscape-design/components/button'
import Select from '@cloudscape-design/components/select'
import { useLingui } from '@lingui/react/macro'
import { keys } from '../../shared/keys.ts'
import { useListPreferences } from '../../shared/list-preferences.tsx'
import { EmptyState, ListTable, type Column } from '../../shared/list-table.tsx'
import { useListAddress, useListing, type ListAddress } from '../../shared/listing.ts'
import { numberOf } from '../../shared/numbers.ts'
import { readLines } from './api.ts'
import { ChoiceSelect } from './choice-select.tsx'
import { LINE_CSV } from './moving-files.ts'
import { useReasons } from './reason-words.ts'
import { OutcomeSign, StandingSign, useChoices, useStandings } from './sheet-words.tsx'

type Row = SheetLine & { id: string }

export function LineList({ sheet }: { sheet: SheetRow }) {
  const { t } = useLingui()
  const columns = useColumns(sheet)
  const [preferences, keep] = useListPreferences('sheet-lines', columns)
  const address = useListAddress()
  const read = readLines(sheet.id, address.search, preferences.size)
  const listing = useListing(keys.sheetLines(sheet.id, sheet.stage, address.search, preferences.size), address.page, read)
  return (
    <ListTable<Row>
      isPart
      title={t`Lines`}
      actions={null}
      csv={{ file: 'lines', columns: LINE_CSV, read: readLines(sheet.id, address.search, 200) }}
      searchLabel=""
      filter={<StandingFilter address={address} />}
      empty={
        <EmptyState title={t`No lines`} text={t`No line of the file stands so.`}>
          {address.search !== '' && <Button onClick={() => address.setSearch('')}>{t`All lines`}</Button>}
        </EmptyState>
      }
      columns={columns}
      listing={listing}
      // What is searched for is a choice with words of its own.
      address={{ ...address, search: '' }}
      preferences={preferences}
      onPreferences={keep}
    />
  )
}

function StandingFilter({ address }: { address: ListAddress }) {
  const { t } = useLingui()
  const words = useStandings()
  const all = { value: '', label: t`All lines` }
  const options = [all, ...(Object.entries(words) as [Standing, string][]).map(([value, label]) => ({ value, label }))]
  return (
    <Select
      ariaLabel={t`Which lines`}
      options={options}
      selectedOption={options.find(({ value }) => value === address.search) ?? all}
      onChange={({ detail }) => address.setSearch(detail.selectedOption.value ?? '')}
    />
  )
}

function useColumns(sheet: SheetRow): Column<Row>[] {
  const { t } = useLingui()
  const reasons = useReasons()
  return [
    { id: 'number', label: t`Line`, always: true, cell: ({ number }) => numberOf(number) },
    { id: 'subject', label: t`About`, always: true, maxWidth: 340, cell: ({ subject }) => subject || '-' },
    { id: 'standing', label: t`Meaning`, cell: ({ standing }) => (standing === null ? '-' : <StandingSign standing={standing} />) },
    { id: 'reason', label: t`Reason`, maxWidth: 420, cell: ({ reason, message }) => reasons[reason ?? ''] ?? message ?? '-' },
    { id: 'choice', label: t`What to do`, maxWidth: 360, cell: (line) => <Decision sheet={sheet} line={line} /> },
    { id: 'outcome', label: t`Outcome`, cell: ({ outcome }) => <OutcomeSign outcome={outcome} /> },
  ]
}

function Decision({ sheet, line }: { sheet: SheetRow; line: Row }) {
  const words = useChoices()
  if (line.standing !== 'conflicting') return '-'
  if (sheet.stage !== 'ready' || line.choices.length < 2) return words[line.choice]
  return <ChoiceSelect sheetId={sheet.id} label={line.subject} choices={line.choices} which={{ positions: [line.position] }} chosen={line.choice} />
}
