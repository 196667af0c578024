/** What is wrong with a policy, and what it says in vain: errors and warnings apart, each leading to its place. */
import type { PolicyReview } from '@carillon/shared/api'
import Alert from '@cloudscape-design/components/alert'
import Link from '@cloudscape-design/components/link'
import LiveRegion from '@cloudscape-design/components/live-region'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { Refused } from '../../../shared/refused.tsx'
import type { Review } from './use-review.ts'

type Remark = PolicyReview['remarks'][number]
type Go = (line: number, column: number) => void

export function Remarks({ checked: { review, error, pending, again }, onGo }: { checked: Review; onGo: Go }) {
  const { t } = useLingui()
  if (review === undefined) return error === null ? <StatusIndicator type="loading">{t`Checking`}</StatusIndicator> : <Refused error={error} again={again} />
  const errors = review.remarks.filter(({ severity }) => severity === 'error')
  const warnings = review.remarks.filter(({ severity }) => severity === 'warning')
  const errorCount = errors.length
  const warningCount = warnings.length
  const isGood = errorCount + warningCount === 0
  return (
    <SpaceBetween size="s">
      {isGood && <StatusIndicator type={pending ? 'loading' : 'success'}>{pending ? t`Checking` : t`The policy can be saved.`}</StatusIndicator>}
      {errorCount > 0 && (
        <Alert type="error" header={t`${plural(errorCount, { one: '# error: the policy cannot be saved', other: '# errors: the policy cannot be saved' })}`}>
          <List remarks={errors} onGo={onGo} />
        </Alert>
      )}
      {warningCount > 0 && (
        <Alert type="warning" header={t`${plural(warningCount, { one: '# warning', other: '# warnings' })}`}>
          <List remarks={warnings} onGo={onGo} />
        </Alert>
      )}
      <LiveRegion hidden>{t`Errors: ${errorCount}. Warnings: ${warningCount}.`}</LiveRegion>
    </SpaceBetween>
  )
}

function List({ remarks, onGo }: { remarks: Remark[]; onGo: Go }) {
  const { t } = useLingui()
  return remarks.map(({ line, column, message }, index) => (
    <div key={index}>
      <Link href="#" onFollow={(event) => {
        event.preventDefault()
        onGo(line, column)
      }}>
        {t`Line ${line}, column ${column}`}
      </Link>{' '}
      {message}
    </div>
  ))
}
