/** One tab with numbers: the inventory, what is under way, or the deletion queue. */
import type { NumberRow } from '@carillon/shared/api'
import Button from '@cloudscape-design/components/button'
import { useLingui } from '@lingui/react/macro'
import { useState, type ReactNode } from 'react'
import { FilterLine } from '../../shared/filter-line.tsx'
import { keys } from '../../shared/keys.ts'
import { useListPreferences } from '../../shared/list-preferences.tsx'
import { EmptyState, ListTable } from '../../shared/list-table.tsx'
import { useListing } from '../../shared/listing.ts'
import { readNumbers, SOON } from './api.ts'
import { Narrowing } from './narrowing.tsx'
import { useNumberColumns, type NumberColumn } from './number-columns.tsx'
import { NUMBER_CSV } from './number-files.ts'
import { statusesOf, type NumbersTab } from './number-search.ts'
import { numberText } from './number-text.ts'
import { useNumberStatus, useNumberTypes } from './number-words.tsx'
import { useNumbersAddress, useSorting } from './use-number-search.ts'
import { useRefresh } from './use-refresh.ts'

interface Props {
  tab: Exclude<NumbersTab, 'orders'>
  title: string
  description?: ReactNode
  columns: readonly NumberColumn[]
  first: { by: string; descending: boolean }
  empty: ReactNode
  actions?: (chosen: readonly NumberRow[], done: () => void) => ReactNode
}

export function NumberList({ tab, title, description, columns: wanted, first, empty, actions }: Props) {
  const { t } = useLingui()
  const address = useNumbersAddress()
  const columns = useNumberColumns(wanted)
  const [preferences, keep] = useListPreferences(`numbers-${tab}`, columns)
  const sorting = useSorting(address, first)
  const { status, type } = address.wanted
  const query = { shelf: tab, search: address.search, status, type, sort: sorting.by, descending: sorting.descending }
  const listing = useListing(keys.numberPages(query, preferences.size), address.page, readNumbers(query, preferences.size))
  const [chosenIds, setChosenIds] = useState<ReadonlySet<string>>(new Set())
  const chosen = listing.items.filter(({ id }) => chosenIds.has(id))
  const choose = (numbers: readonly NumberRow[]) => setChosenIds(new Set(numbers.map(({ id }) => id)))
  const isNarrowed = status !== undefined || type !== undefined
  useRefresh(keys.numbers, tab === 'pending' && listing.items.length > 0, SOON)
  return (
    <ListTable<NumberRow>
      isPart
      title={title}
      {...(description === undefined ? {} : { description })}
      actions={actions?.(chosen, () => choose([]))}
      csv={{ file: `phone-numbers-${tab}`, columns: NUMBER_CSV, read: readNumbers(query, 200) }}
      searchLabel={t`Find numbers by digits or calling name`}
      besideSearch={<Filters tab={tab} />}
      empty={isNarrowed ? <NothingSo onClear={() => address.narrow({ status: undefined, type: undefined })} /> : empty}
      columns={columns}
      listing={listing}
      address={address}
      {...(actions === undefined ? {} : { selection: { type: 'multi', items: chosen, choose, nameOf: ({ id }) => numberText(id) } })}
      sorting={sorting}
      preferences={preferences}
      onPreferences={keep}
    />
  )
}

function Filters({ tab }: { tab: NumbersTab }) {
  const { t } = useLingui()
  const { wanted, narrow } = useNumbersAddress()
  const [statuses, types] = [useNumberStatus(), useNumberTypes()]
  const among = statusesOf(tab)
  return (
    <FilterLine>
      {among.length > 1 && (
        <Narrowing label={t`Status`} any={t`Any status`} words={statuses} among={among} value={wanted.status} onChange={(status) => narrow({ status })} />
      )}
      <Narrowing
        label={t`Type`}
        any={t`Any type`}
        words={types}
        among={Object.keys(types)}
        value={wanted.type}
        onChange={(type) => narrow({ type: type === 'Local' || type === 'TollFree' ? type : undefined })}
      />
    </FilterLine>
  )
}

export function NothingSo({ onClear }: { onClear: () => void }) {
  const { t } = useLingui()
  return (
    <EmptyState title={t`No matches`} text={t`Nothing here is as the filters ask for.`}>
      <Button onClick={onClear}>{t`Clear filters`}</Button>
    </EmptyState>
  )
}
