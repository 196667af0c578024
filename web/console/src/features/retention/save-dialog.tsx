/** Shows what the new periods do, before they do it. */
import type { Account, Periods, PeriodOutlook, RetentionOutlook } from '@carillon/shared/api'
import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { ActDialog } from '../../shared/act-dialog.tsx'
import { ActRefused } from '../../shared/act-refused.tsx'
import { keys } from '../../shared/keys.ts'
import { MomentOf } from '../../shared/moments.tsx'
import { useNotify } from '../../shared/notices.tsx'
import { outlookQuery, saveRetention } from './api.ts'

interface Props {
  account: Account
  periods: Periods
  onDone: () => void
  onCancel: () => void
}

export function SaveDialog({ account, periods, onDone, onCancel }: Props) {
  const { t } = useLingui()
  const client = useQueryClient()
  const notify = useNotify()
  const outlook = useQuery(outlookQuery(account.id, periods))
  return (
    <ActDialog
      title={t`Change retention`}
      act={t`Save`}
      ready={outlook.data !== undefined}
      onAct={() => saveRetention(account.id, periods)}
      onDone={(saved) => {
        client.setQueryData(keys.retention(account.id), saved)
        notify({ type: 'success', header: t`Retention was saved` })
        onDone()
      }}
      onCancel={onCancel}
    >
      {outlook.error !== null && <ActRefused error={outlook.error} />}
      {outlook.isPending && <StatusIndicator type="loading">{t`Counting messages`}</StatusIndicator>}
      {outlook.data !== undefined && <Outlook outlook={outlook.data} />}
    </ActDialog>
  )
}

function Outlook({ outlook: { conversations, rooms } }: { outlook: RetentionOutlook }) {
  const { t } = useLingui()
  return (
    <SpaceBetween size="m">
      <Part title={t`Chat conversation retention`} outlook={conversations} />
      <Part title={t`Chat room retention`} outlook={rooms} />
      {conversations.deleted + rooms.deleted > 0 && (
        <Alert type="warning">
          <Trans>Messages whose 30 days are over are deleted at once and cannot come back.</Trans>
        </Alert>
      )}
    </SpaceBetween>
  )
}

function Part({ title, outlook: { hidden, shown_again, deleted, final_at } }: { title: string; outlook: PeriodOutlook }) {
  const { t } = useLingui()
  const lines = [
    ...(deleted > 0 ? [t`${plural(deleted, { one: '# message is', other: '# messages are' })} deleted at once.`] : []),
    ...(hidden > 0 ? [t`${plural(hidden, { one: '# message is', other: '# messages are' })} hidden from everybody.`] : []),
    ...(shown_again > 0 ? [t`${plural(shown_again, { one: '# message comes', other: '# messages come' })} back for everybody.`] : []),
  ]
  return (
    <div>
      <Box variant="h3">{title}</Box>
      {lines.length === 0 ? <Trans>No message is hidden, deleted or brought back.</Trans> : lines.map((line) => <div key={line}>{line}</div>)}
      {hidden > 0 && final_at !== null && <Until at={final_at} />}
    </div>
  )
}

function Until({ at }: { at: string }) {
  const moment = <MomentOf at={at} />
  return new Date(at) <= new Date() ? (
    <Trans>They are deleted for good with the next sweep.</Trans>
  ) : (
    <Trans>They can come back until {moment}; then they are deleted for good.</Trans>
  )
}
