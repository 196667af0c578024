/** Carries a list away as a CSV file: all that its filters find. */
import { errorText, type Page } from '@carillon/shared/api'
import Button from '@cloudscape-design/components/button'
import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { csvOf, readWhole, saveFile, type CsvColumn } from './csv.ts'
import { useNotify } from './notices.tsx'
import { numberOf } from './numbers.ts'

const MOST = 10_000

interface Props<Item> {
  /** Without its ending. */
  file: string
  columns: readonly CsvColumn<Item>[]
  read: (cursor: string | null) => Promise<Page<Item>>
  nothing: boolean
}

export function CsvButton<Item>({ file, columns, read, nothing }: Props<Item>) {
  const { t, i18n } = useLingui()
  const notify = useNotify()
  const [reads, setReads] = useState(false)
  const most = numberOf(MOST)
  const download = async () => {
    const items = await readWhole(read, MOST)
    saveFile(csvOf(columns, items), 'text/csv', `${file}.csv`)
    if (items.length >= MOST) notify({ type: 'info', header: t`The file has the first ${most} rows` })
  }
  const take = () => {
    setReads(true)
    download()
      .catch((error: unknown) =>
        notify({ type: 'error', header: t`The list could not be downloaded`, content: errorText(error instanceof Error ? error : new Error(), i18n) }),
      )
      .finally(() => setReads(false))
  }
  return (
    <Button iconName="download" loading={reads} onClick={take} disabled={nothing} disabledReason={t`There is nothing to download.`}>
      {t`Download CSV`}
    </Button>
  )
}
