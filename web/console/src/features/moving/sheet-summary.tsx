/** The numbers of a file: what its lines mean in the dry run, and what became of them. */
import type { SheetDetail, SheetRow } from '@carillon/shared/api'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import ProgressBar from '@cloudscape-design/components/progress-bar'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useLingui } from '@lingui/react/macro'
import { MomentOf } from '../../shared/moments.tsx'
import { numberOf } from '../../shared/numbers.ts'
import { isUnderWay } from './api.ts'
import { StageSign, useKinds, useStandings } from './sheet-words.tsx'

const STANDINGS = ['new', 'changed', 'matched', 'conflicting', 'wrong'] as const

export function SheetSummary({ detail }: { detail: SheetDetail }) {
  const { t } = useLingui()
  const kinds = useKinds()
  const words = useStandings()
  const { sheet, standings } = detail
  return (
    <Container header={<Header variant="h2">{t`Summary`}</Header>}>
      <SpaceBetween size="l">
        {isUnderWay(sheet) && <Progress sheet={sheet} />}
        <KeyValuePairs
          columns={4}
          items={[
            { label: t`Status`, value: <StageSign stage={sheet.stage} /> },
            { label: t`What it holds`, value: kinds[sheet.kind] },
            { label: t`Lines`, value: numberOf(sheet.lines) },
            { label: t`Handed in`, value: <MomentOf at={sheet.created_at} /> },
            ...STANDINGS.map((standing) => ({ label: words[standing], value: numberOf(standings[standing] ?? 0) })),
            ...outcomes(detail, { done: t`Done`, unchanged: t`Nothing to do`, skipped: t`Skipped` }),
          ]}
        />
      </SpaceBetween>
    </Container>
  )
}

const outcomes = ({ outcomes: found }: SheetDetail, words: Record<'done' | 'unchanged' | 'skipped', string>) =>
  Object.keys(found).length === 0
    ? []
    : (['done', 'unchanged', 'skipped'] as const).map((outcome) => ({ label: words[outcome], value: numberOf(found[outcome] ?? 0) }))

function Progress({ sheet }: { sheet: SheetRow }) {
  const { t } = useLingui()
  const done = sheet.stage === 'running' ? sheet.carried_out : sheet.tried
  const shown = numberOf(done)
  const all = numberOf(sheet.lines)
  return (
    <ProgressBar
      label={sheet.stage === 'running' ? t`Carrying out` : t`Dry run`}
      additionalInfo={t`${shown} of ${all} lines`}
      value={sheet.lines === 0 ? 0 : (100 * done) / sheet.lines}
    />
  )
}
