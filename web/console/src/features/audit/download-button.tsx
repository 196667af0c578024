/** Carries events away in a file: those that are chosen, or all that the filters find. */
import { errorText, type EventRow } from '@carillon/shared/api'
import ButtonDropdown from '@cloudscape-design/components/button-dropdown'
import { useLingui } from '@lingui/react/macro'
import { plural } from '@lingui/core/macro'
import { useState } from 'react'
import { saveFile } from '../../shared/csv.ts'
import { useNotify } from '../../shared/notices.tsx'
import { numberOf } from '../../shared/numbers.ts'
import { MOST, readRecords } from './api.ts'
import { csvOf, jsonOf } from './event-files.ts'
import type { EventSearch } from './event-filters.ts'

const FILES = {
  csv: { write: csvOf, name: 'events.csv', type: 'text/csv' },
  json: { write: jsonOf, name: 'events.json', type: 'application/json' },
} as const

export function DownloadButton({ search, chosen, nothing }: { search: EventSearch; chosen: readonly EventRow[]; nothing: boolean }) {
  const { t } = useLingui()
  const [reads, setReads] = useState(false)
  const download = useDownload(search, chosen)
  const take = async (form: string) => {
    setReads(true)
    await download(form === 'json' ? 'json' : 'csv').finally(() => setReads(false))
  }
  const number = chosen.length
  return (
    <ButtonDropdown
      items={[
        { id: 'csv', text: t`Download CSV` },
        { id: 'json', text: t`Download JSON` },
      ]}
      loading={reads}
      disabled={nothing}
      disabledReason={t`There are no events to download.`}
      onItemClick={({ detail }) => void take(detail.id)}
    >
      {number === 0 ? t`Download events` : t`${plural(number, { one: 'Download # event', other: 'Download # events' })}`}
    </ButtonDropdown>
  )
}

function useDownload(search: EventSearch, chosen: readonly EventRow[]) {
  const { i18n, t } = useLingui()
  const notify = useNotify()
  return async (form: keyof typeof FILES) => {
    try {
      const events = await readRecords(search, chosen)
      const file = FILES[form]
      saveFile(file.write(events), file.type, file.name)
      const most = numberOf(MOST)
      if (events.length >= MOST) notify({ type: 'info', header: t`The file has the newest ${most} events`, content: t`Narrow the time to download older ones.` })
    } catch (error) {
      notify({ type: 'error', header: t`The events could not be downloaded`, content: errorText(error instanceof Error ? error : new Error(), i18n) })
    }
  }
}
