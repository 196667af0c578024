/** Every part of the installation as the doctor finds it. */
import type { Finding } from '@carillon/shared/api'
import Button from '@cloudscape-design/components/button'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { SmallTable } from '../../shared/small-table.tsx'
import { findingsQuery } from './api.ts'
import { FINDING_CSV } from './operations-files.ts'
import { usePartNames } from './part-names.ts'

export function FindingsCard() {
  const { t, i18n } = useLingui()
  const names = usePartNames()
  const findings = useQuery(findingsQuery(i18n.locale))
  const items = findings.data?.items
  return (
    <SmallTable<Finding>
      title={t`Parts`}
      description={t`What carillon doctor finds, with what to do about it.`}
      actions={
        <Button iconName="refresh" loading={findings.isFetching} onClick={() => void findings.refetch()}>{t`Look again`}</Button>
      }
      csv={{ file: 'parts', columns: FINDING_CSV }}
      query={{ data: items, error: findings.error, again: () => void findings.refetch() }}
      columns={[
        { id: 'name', header: t`Part`, cell: ({ name }) => names[name], isRowHeader: true },
        { id: 'state', header: t`State`, cell: (finding) => <StateOf finding={finding} /> },
        { id: 'detail', header: t`Detail`, cell: ({ detail }) => detail },
        { id: 'fix', header: t`What to do`, cell: ({ state, fix }) => (state === 'ok' || fix === '' ? '-' : fix) },
      ]}
      empty={{ title: t`No parts`, text: t`There is nothing to look at.` }}
    />
  )
}

function StateOf({ finding: { state, essential } }: { finding: Finding }) {
  const { t } = useLingui()
  if (state === 'ok') return <StatusIndicator type="success">{t`Well`}</StatusIndicator>
  if (state === 'failed') return <StatusIndicator type={essential ? 'error' : 'warning'}>{essential ? t`Failed` : t`Needs attention`}</StatusIndicator>
  return <StatusIndicator type="stopped">{t`Off`}</StatusIndicator>
}
