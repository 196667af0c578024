/** Why the lines stand as they do, with how many each; conflicts of one reason are decided together. */
import type { LineChoice, SheetDetail } from '@carillon/shared/api'
import { useLingui } from '@lingui/react/macro'
import { numberOf } from '../../shared/numbers.ts'
import { SmallTable } from '../../shared/small-table.tsx'
import { ChoiceSelect } from './choice-select.tsx'
import { CHOICES } from './choices.ts'
import { REASON_CSV } from './moving-files.ts'
import { useReasons } from './reason-words.ts'

interface Reason {
  code: string
  count: number
  choices: readonly LineChoice[]
}

export function Reasons({ detail }: { detail: SheetDetail }) {
  const { t } = useLingui()
  const words = useReasons()
  const reasons: Reason[] = Object.entries(detail.reasons)
    .map(([code, count]) => ({ code, count, choices: CHOICES[code] ?? [] }))
    .sort((one, other) => other.count - one.count)
  return (
    <SmallTable<Reason>
      title={t`What the lines mean`}
      csv={{ file: 'reasons', columns: REASON_CSV }}
      query={{ data: reasons, error: null, again: () => undefined }}
      columns={[
        { id: 'reason', header: t`Reason`, cell: ({ code }) => words[code] ?? code, isRowHeader: true },
        { id: 'count', header: t`Lines`, cell: ({ count }) => numberOf(count) },
        {
          id: 'choice',
          header: t`For all of these`,
          minWidth: 320,
          cell: ({ code, choices }) =>
            choices.length === 0 || detail.sheet.stage !== 'ready' ? '-' : <ChoiceSelect sheetId={detail.sheet.id} label={words[code] ?? code} choices={['skip', ...choices]} which={{ reason: code }} />,
        },
      ]}
      empty={{ title: t`Nothing is known yet`, text: t`The dry run has begun.` }}
    />
  )
}
