/** The table of a list page: search, paging, choice of rows and columns, and a word for every state. */
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import Pagination from '@cloudscape-design/components/pagination'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Table, { type TableProps } from '@cloudscape-design/components/table'
import TextFilter from '@cloudscape-design/components/text-filter'
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useState, type ReactNode } from 'react'
import { CsvButton } from './csv-button.tsx'
import type { ListFile } from './csv.ts'
import { FilterLine, SearchPlace } from './filter-line.tsx'
import { HelpLink } from './help.tsx'
import { PreferencesButton, displayed, type ListColumn, type ListPreferences } from './list-preferences.tsx'
import type { ListAddress, Listing } from './listing.ts'
import { numberOf } from './numbers.ts'
import { Refused } from './refused.tsx'

export interface Column<Item> extends ListColumn {
  /** Longer texts are cut unless lines wrap. */
  maxWidth?: number
  /** The list can be sorted by it, under this name. */
  sortedBy?: string
  cell: (item: Item) => ReactNode
}

export interface Selection<Item> {
  type: 'single' | 'multi'
  items: Item[]
  /** How many are chosen on all pages together, where the choice goes beyond one. */
  count?: number
  choose: (items: Item[]) => void
  nameOf: (item: Item) => string
}

export interface Sorting {
  by: string
  descending: boolean
  sort: (by: string, descending: boolean) => void
}

interface Props<Item extends { id: string }> {
  title: string
  /** The list stands below the title and tabs of its page. */
  isPart?: boolean
  description?: ReactNode
  actions: ReactNode
  /** How the whole list, as it is filtered, is carried away; or the actions offer that among other forms. */
  csv: ListFile<Item> | 'among-the-actions'
  searchLabel: string
  /** A choice beside the search by one text. */
  besideSearch?: ReactNode
  /** In place of the search by one text; then `empty` speaks of no matches too. */
  filter?: ReactNode
  empty: ReactNode
  columns: readonly Column<Item>[]
  listing: Listing<Item>
  address: ListAddress
  selection?: Selection<Item>
  sorting?: Sorting
  preferences: ListPreferences
  onPreferences: (preferences: ListPreferences) => void
}

export function ListTable<Item extends { id: string }>(props: Props<Item>) {
  const { columns, listing, selection, preferences, isPart = false } = props
  const { t } = useLingui()
  return (
    <Table
      variant={isPart ? 'container' : 'full-page'}
      stickyHeader={!isPart}
      enableKeyboardNavigation
      trackBy="id"
      items={listing.error === null ? listing.items : []}
      columnDefinitions={columns.map(({ id, label, cell, always, maxWidth, sortedBy }) => ({
        id,
        header: label,
        cell,
        isRowHeader: always === true,
        ...(maxWidth === undefined ? {} : { maxWidth }),
        ...(sortedBy === undefined ? {} : { sortingField: sortedBy }),
      }))}
      {...sortingOf(props)}
      columnDisplay={displayed(preferences, columns)}
      wrapLines={preferences.wrapLines}
      loading={listing.loading}
      loadingText={t`Loading`}
      skeleton={{ totalRows: 'auto', maxAutoRows: 8 }}
      {...(selection === undefined
        ? {}
        : {
            selectionType: selection.type,
            selectedItems: selection.items,
            onSelectionChange: ({ detail }: { detail: TableProps.SelectionChangeDetail<Item> }) => selection.choose(detail.selectedItems),
          })}
      ariaLabels={labelsOf(props, t`Select all`, t`Selection`)}
      header={<ListHeader {...props} />}
      filter={props.filter ?? <SearchLine {...props} />}
      pagination={<Pages {...props} />}
      preferences={<PreferencesButton value={preferences} columns={columns} onKeep={props.onPreferences} />}
      empty={<Nothing {...props} />}
    />
  )
}

const labelsOf = <Item extends { id: string }>({ title, selection }: Props<Item>, all: string, group: string): TableProps.AriaLabels<Item> => ({
  tableLabel: title,
  selectionGroupLabel: group,
  allItemsSelectionLabel: () => all,
  itemSelectionLabel: (_state, item) => selection?.nameOf(item) ?? '',
})

/** The server sorts: the table only shows by what. */
const sortingOf = <Item extends { id: string }>({ sorting }: Props<Item>): Partial<TableProps<Item>> =>
  sorting === undefined
    ? {}
    : {
        sortingColumn: { sortingField: sorting.by },
        sortingDescending: sorting.descending,
        onSortingChange: ({ detail }) => sorting.sort(detail.sortingColumn.sortingField ?? sorting.by, detail.isDescending ?? false),
      }

function ListHeader<Item extends { id: string }>({ title, isPart = false, description, actions, csv, listing, selection }: Props<Item>) {
  const total = listing.error === null ? listing.total : undefined
  const count = selection?.count ?? selection?.items.length ?? 0
  const chosen = selection?.type === 'multi' && count > 0 ? `${numberOf(count)}/` : ''
  return (
    <Header
      variant={isPart ? 'h2' : 'awsui-h1-sticky'}
      {...(isPart ? {} : { info: <HelpLink about={title} /> })}
      actions={
        csv === 'among-the-actions' ? (
          actions
        ) : (
          <SpaceBetween direction="horizontal" size="xs">
            <CsvButton {...csv} nothing={listing.items.length === 0} />
            {actions}
          </SpaceBetween>
        )
      }
      {...(description === undefined ? {} : { description })}
      {...(total === undefined ? {} : { counter: `(${chosen}${numberOf(total)})` })}
    >
      {title}
    </Header>
  )
}

function SearchLine<Item extends { id: string }>(props: Props<Item>) {
  if (props.besideSearch === undefined) return <Search {...props} />
  return (
    <FilterLine>
      <SearchPlace>
        <Search {...props} />
      </SearchPlace>
      {props.besideSearch}
    </FilterLine>
  )
}

function Search<Item extends { id: string }>({ searchLabel, address, listing }: Props<Item>) {
  const { t } = useLingui()
  const [{ text, after }, setTyped] = useState({ text: address.search, after: address.search })
  // The address changes without typing too: by the browser's back button, or when a search is cleared.
  if (after !== address.search) setTyped({ text: text.trim() === address.search ? text : address.search, after: address.search })
  const found = listing.total ?? 0
  const count = t`${plural(found, { one: '# match', other: '# matches' })}`
  return (
    <TextFilter
      filteringText={text}
      filteringPlaceholder={searchLabel}
      filteringAriaLabel={searchLabel}
      filteringClearAriaLabel={t`Clear the search`}
      countText={address.search === '' || listing.loading || listing.error !== null ? '' : count}
      onChange={({ detail }) => setTyped({ text: detail.filteringText, after })}
      onDelayedChange={({ detail }) => address.setSearch(detail.filteringText.trim())}
    />
  )
}

/** Where pages are reached one after another, only a short list offers its last one at once. */
const FEW = 10

function Pages<Item extends { id: string }>({ listing: { page, hasMore, total, jumps = false }, address, preferences }: Props<Item>) {
  const { t } = useLingui()
  const all = Math.max(1, Math.ceil((total ?? 0) / preferences.size))
  // A list that is not counted shows no end before it is there.
  const isShort = total !== undefined && (jumps || all <= FEW)
  return (
    <Pagination
      currentPageIndex={page}
      pagesCount={isShort ? Math.max(all, page) : hasMore ? page + 1 : page}
      openEnd={!isShort && hasMore}
      {...(jumps && all > FEW ? { jumpToPage: {}, i18nStrings: { jumpToPageInputLabel: t`Page`, jumpToPageError: t`There is no such page.` } } : {})}
      onChange={({ detail }) => address.setPage(detail.currentPageIndex)}
      ariaLabels={{
        paginationLabel: t`Pages`,
        previousPageLabel: t`Previous page`,
        nextPageLabel: t`Next page`,
        pageLabel: (number) => t`Page ${number}`,
        jumpToPageButton: t`Go to page`,
      }}
    />
  )
}

function Nothing<Item extends { id: string }>({ listing, address, empty }: Props<Item>) {
  const { t } = useLingui()
  if (listing.error !== null) {
    return (
      <Box textAlign="left" padding={{ vertical: 's' }}>
        <Refused error={listing.error} again={listing.again} />
      </Box>
    )
  }
  const { search } = address
  if (search === '') return empty
  return (
    <EmptyState title={t`No matches`} text={t`Nothing here matches “${search}”.`}>
      <Button onClick={() => address.setSearch('')}>{t`Clear search`}</Button>
    </EmptyState>
  )
}

export function EmptyState({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  return (
    <Box textAlign="center" margin={{ vertical: 'xs' }} color="inherit">
      <SpaceBetween size="m">
        <div>
          <Box variant="strong" color="inherit" display="block">
            {title}
          </Box>
          <Box variant="p" color="inherit">
            {text}
          </Box>
        </div>
        {children}
      </SpaceBetween>
    </Box>
  )
}
