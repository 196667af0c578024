/** Carries a list away as a CSV file: all that its filters find, not only the page that is shown. */
import { errorText } from '@carillon/shared/api'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useEffect, useRef, useState } from 'react'
import { csvOf, readWhole, saveFile, type ListFile, type RowsFile } from './csv.ts'
import { useNotify } from './notices.tsx'
import { numberOf } from './numbers.ts'

/** More rows no spreadsheet takes. */
const MOST = 1_000_000

export function CsvButton<Item>({ file, columns, read, nothing }: ListFile<Item> & { nothing: boolean }) {
  const { t, i18n } = useLingui()
  const notify = useNotify()
  const [rows, setRows] = useState<number | null>(null)
  const stop = useRef<AbortController | null>(null)
  // Who leaves the page wants no file any more.
  useEffect(() => () => stop.current?.abort(), [])
  const most = numberOf(MOST)
  const download = async (signal: AbortSignal) => {
    const items = await readWhole(read, MOST, setRows, signal)
    saveFile(csvOf(columns, items), 'text/csv', `${file}.csv`)
    if (items.length >= MOST) notify({ type: 'info', header: t`The file has the first ${most} rows` })
  }
  const take = () => {
    const stopping = new AbortController()
    stop.current = stopping
    setRows(0)
    download(stopping.signal)
      .catch((error: unknown) => {
        if (stopping.signal.aborted) return
        notify({ type: 'error', header: t`The list could not be downloaded`, content: errorText(error instanceof Error ? error : new Error(), i18n) })
      })
      .finally(() => setRows(null))
  }
  if (rows !== null && rows > 0) {
    return (
      <SpaceBetween direction="horizontal" size="xxs" alignItems="center">
        <span role="status">{t`${plural(rows, { one: '# row', other: '# rows' })} read`}</span>
        <Button onClick={() => stop.current?.abort()}>{t`Stop`}</Button>
      </SpaceBetween>
    )
  }
  return (
    <Button iconName="download" loading={rows !== null} onClick={take} disabled={nothing} disabledReason={t`There is nothing to download.`}>
      {t`Download CSV`}
    </Button>
  )
}

/** The same for a table that is whole already, small beside its other buttons. */
export function ShownCsvButton<Item>({ file, columns, items, title }: RowsFile<Item> & { items: readonly Item[]; title: string }) {
  const { t } = useLingui()
  return (
    <Button
      variant="icon"
      iconName="download"
      ariaLabel={t`Download CSV of ${title}`}
      onClick={() => saveFile(csvOf(columns, items), 'text/csv', `${file}.csv`)}
      disabled={items.length === 0}
      disabledReason={t`There is nothing to download.`}
    />
  )
}
