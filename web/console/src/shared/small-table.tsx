/** A short table within a page: its rows all at once, a word for every state. */
import type { TableProps } from '@cloudscape-design/components/table'
import type { ReactNode } from 'react'
import type { ListFile, RowsFile } from './csv.ts'
import { EmptyState } from './list-table.tsx'
import { numberOf } from './numbers.ts'
import { Refused } from './refused.tsx'
import { RowsTable } from './rows-table.tsx'

interface Props<Item> {
  title: string
  description?: string
  actions?: ReactNode
  query: { data: readonly Item[] | undefined; error: Error | null; again: () => void }
  columns: TableProps.ColumnDefinition<Item>[]
  empty: { title: string; text: string }
  /** How the rows are carried away; with `read` where not all of them are shown. */
  csv: RowsFile<Item> | ListFile<Item>
}

export function SmallTable<Item>({ title, description, actions, query, columns, empty, csv }: Props<Item>) {
  const { data, error, again } = query
  const isRefused = data === undefined && error !== null
  return (
    <RowsTable
      title={title}
      {...(description === undefined ? {} : { description })}
      {...(data === undefined ? {} : { counter: `(${numberOf(data.length)})` })}
      actions={actions}
      csv={csv}
      items={data ?? []}
      loading={data === undefined && error === null}
      columnDefinitions={columns}
      enableKeyboardNavigation
      empty={isRefused ? <Refused error={error} again={again} /> : <EmptyState title={empty.title} text={empty.text} />}
    />
  )
}
