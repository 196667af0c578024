/** A short table within a page: its rows all at once, a word for every state. */
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Table, { type TableProps } from '@cloudscape-design/components/table'
import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { ShownCsvButton } from './csv-button.tsx'
import type { CsvColumn } from './csv.ts'
import { EmptyState } from './list-table.tsx'
import { numberOf } from './numbers.ts'
import { Refused } from './refused.tsx'

interface Props<Item> {
  title: string
  description?: string
  actions?: ReactNode
  query: { data: readonly Item[] | undefined; error: Error | null; again: () => void }
  columns: TableProps.ColumnDefinition<Item>[]
  empty: { title: string; text: string }
  /** How the rows are carried away. */
  csv?: { file: string; columns: readonly CsvColumn<Item>[] }
}

export function SmallTable<Item>({ title, description, actions, query, columns, empty, csv }: Props<Item>) {
  const { t } = useLingui()
  const { data, error, again } = query
  const isRefused = data === undefined && error !== null
  return (
    <Table
      items={data ?? []}
      loading={data === undefined && error === null}
      loadingText={t`Loading`}
      columnDefinitions={columns}
      enableKeyboardNavigation
      ariaLabels={{ tableLabel: title }}
      header={
        <Header
          variant="h2"
          {...(description === undefined ? {} : { description })}
          {...(data === undefined ? {} : { counter: `(${numberOf(data.length)})` })}
          actions={
            <SpaceBetween direction="horizontal" size="xs" alignItems="center">
              {csv !== undefined && <ShownCsvButton {...csv} items={data ?? []} title={title} />}
              {actions}
            </SpaceBetween>
          }
        >
          {title}
        </Header>
      }
      empty={isRefused ? <Refused error={error} again={again} /> : <EmptyState title={empty.title} text={empty.text} />}
    />
  )
}
