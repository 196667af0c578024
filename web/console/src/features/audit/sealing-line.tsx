/** How far the trail is sealed, in one line, with the end of the chain to be noted elsewhere. */
import type { Sealing } from '@carillon/shared/api'
import Box from '@cloudscape-design/components/box'
import Popover from '@cloudscape-design/components/popover'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { CodeText } from '../../shared/code-text.tsx'
import { numberOf } from '../../shared/numbers.ts'
import { sealingQuery } from './api.ts'
import { tailOf, verifying } from './sealing.ts'

export function SealingLine() {
  const sealing = useQuery(sealingQuery)
  if (sealing.data === undefined) return null
  return (
    <SpaceBetween direction="horizontal" size="s">
      <Tail sealing={sealing.data} />
      {sealing.data.head_number > 0 && <Head sealing={sealing.data} />}
    </SpaceBetween>
  )
}

function Tail({ sealing }: { sealing: Sealing }) {
  const { t } = useLingui()
  const { count, seconds, isLate } = tailOf(sealing)
  if (count === 0) return <StatusIndicator type="success">{t`All records are sealed.`}</StatusIndicator>
  const waiting = t`${plural(count, { one: '# record is not sealed yet', other: '# records are not sealed yet' })}`
  const age = t`${plural(seconds, { one: 'the oldest for # second', other: 'the oldest for # seconds' })}`
  return <StatusIndicator type={isLate ? 'warning' : 'in-progress'}>{t`${waiting}, ${age}.`}</StatusIndicator>
}

function Head({ sealing: { head_number, head_digest } }: { sealing: Sealing }) {
  const { t } = useLingui()
  const number = numberOf(head_number)
  return (
    <Popover
      header={t`The end of the chain`}
      size="large"
      content={
        <SpaceBetween size="s">
          <Box variant="p">
            <Trans>Note this line outside Carillon. Run on the server it also tells whether the newest records were taken off together with their seals.</Trans>
          </Box>
          <CodeText text={verifying(head_number, head_digest)} name={t`the command that verifies the trail`} />
        </SpaceBetween>
      }
    >
      {t`Chain of ${number}`}
    </Popover>
  )
}
