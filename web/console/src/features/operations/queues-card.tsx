/** How long the queues are, and how late. */
import { relativeTime } from '@carillon/shared/format'
import { currentLocale, intlTag } from '@carillon/shared/i18n'
import type { Operations, WorkQueue } from '@carillon/shared/api'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { addresses } from '../../shared/addresses.ts'
import { PageLink } from '../../shared/page-link.tsx'

const MINUTE = 60_000

export function QueuesCard({ standing: { mail, other, mail_goes, queue_at } }: { standing: Operations }) {
  const { t } = useLingui()
  const at = new Date(queue_at)
  return (
    <Container header={<Header variant="h2" description={mail_goes}>{t`Queues`}</Header>}>
      <KeyValuePairs
        columns={4}
        items={[
          { label: t`Mail going out`, value: <Waiting queue={mail} at={at} /> },
          { label: t`Failed mail`, value: <GivenUp queue={mail} to={addresses.operationsIn('mail')} /> },
          { label: t`Other work under way`, value: <Waiting queue={other} at={at} /> },
          { label: t`Other work given up`, value: <GivenUp queue={other} to={addresses.operationsIn('work')} /> },
        ]}
      />
    </Container>
  )
}

function Waiting({ queue: { waiting, running, retrying, oldest_at }, at }: { queue: WorkQueue; at: Date }) {
  const { t } = useLingui()
  const open = waiting + running
  if (open === 0) return <StatusIndicator type="success">{t`Nothing waits`}</StatusIndicator>
  return (
    <SpaceBetween size="xxs">
      <StatusIndicator type={retrying > 0 ? 'warning' : 'in-progress'}>{t`${plural(open, { one: '# job', other: '# jobs' })}`}</StatusIndicator>
      {retrying > 0 && <span>{t`${plural(retrying, { one: '# is tried again', other: '# are tried again' })}`}</span>}
      {oldest_at !== null && <Oldest at={new Date(oldest_at)} now={at} />}
    </SpaceBetween>
  )
}

function Oldest({ at, now }: { at: Date; now: Date }) {
  const { t } = useLingui()
  const since = relativeTime(at, now, intlTag(currentLocale()))
  return <span>{now.getTime() - at.getTime() < MINUTE ? t`The oldest waits for less than a minute` : t`Oldest: ${since}`}</span>
}

function GivenUp({ queue: { dead }, to }: { queue: WorkQueue; to: string }) {
  const { t } = useLingui()
  if (dead === 0) return <StatusIndicator type="success">{t`None`}</StatusIndicator>
  return (
    <StatusIndicator type="error">
      <PageLink to={to}>{t`${plural(dead, { one: '# job', other: '# jobs' })}`}</PageLink>
    </StatusIndicator>
  )
}
