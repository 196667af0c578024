/** A table with its rows at hand: under a heading, and never without the file that carries it away. */
import Header, { type HeaderProps } from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Table, { type TableProps } from '@cloudscape-design/components/table'
import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { CsvButton, ShownCsvButton } from './csv-button.tsx'
import type { ListFile, RowsFile } from './csv.ts'

interface Props<Item> extends Omit<TableProps<Item>, 'header' | 'ariaLabels'> {
  title: string
  heading?: HeaderProps.Variant
  info?: ReactNode
  description?: ReactNode
  counter?: string
  actions?: ReactNode
  /** With `read` where the table shows only some of the rows. */
  csv: RowsFile<Item> | ListFile<Item>
  labels?: TableProps.AriaLabels<Item>
}

export function RowsTable<Item>({ title, heading = 'h2', info, description, counter, actions, csv, labels, ...table }: Props<Item>) {
  const { t } = useLingui()
  return (
    <Table
      loadingText={t`Loading`}
      {...table}
      ariaLabels={{ ...labels, tableLabel: title }}
      header={
        <Header
          variant={heading}
          {...(info === undefined ? {} : { info })}
          {...(description === undefined ? {} : { description })}
          {...(counter === undefined ? {} : { counter })}
          actions={
            <SpaceBetween direction="horizontal" size="xs" alignItems="center">
              <FileButton csv={csv} items={table.items} title={title} />
              {actions}
            </SpaceBetween>
          }
        >
          {title}
        </Header>
      }
    />
  )
}

function FileButton<Item>({ csv, items, title }: { csv: RowsFile<Item> | ListFile<Item>; items: readonly Item[]; title: string }) {
  if ('read' in csv) return <CsvButton {...csv} nothing={items.length === 0} />
  return <ShownCsvButton {...csv} items={items} title={title} />
}
