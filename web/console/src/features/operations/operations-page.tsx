/** How the installation stands: an overview that keeps itself up to date, and the work that was given up. */
import type { Operations } from '@carillon/shared/api'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import Tabs from '@cloudscape-design/components/tabs'
import { useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { HelpLink } from '../../shared/help.tsx'
import { keys } from '../../shared/keys.ts'
import { numberOf } from '../../shared/numbers.ts'
import { RefusedPage } from '../../shared/refused.tsx'
import { useTab } from '../../shared/tab.ts'
import { operationsQuery } from './api.ts'
import { JobList } from './job-list.tsx'
import { Overview } from './overview.tsx'

export function OperationsPage() {
  const { t, i18n } = useLingui()
  const standing = useQuery(operationsQuery(i18n.locale))
  const [tab, open] = useTab('overview')
  useFreshJobs(standing.data)
  if (standing.data === undefined && standing.error !== null) return <RefusedPage error={standing.error} again={() => void standing.refetch()} />
  if (standing.data === undefined) return <StatusIndicator type="loading">{t`Loading`}</StatusIndicator>
  const { mail, other } = standing.data
  const counted = (label: string, count: number) => (count === 0 ? label : `${label} (${numberOf(count)})`)
  return (
    <SpaceBetween size="l">
      <Header variant="h1" info={<HelpLink about={t`Operations`} />} description={t`How this installation stands, and what it could not do.`}>
        {t`Operations`}
      </Header>
      <Tabs
        ariaLabel={t`Operations`}
        activeTabId={tab}
        onChange={({ detail }) => open(detail.activeTabId)}
        tabs={[
          { id: 'overview', label: t`Overview`, content: <Overview standing={standing.data} /> },
          { id: 'mail', label: counted(t`Mail`, mail.dead), content: <JobList key="mail" of="mail" queue={mail} /> },
          { id: 'work', label: counted(t`Other work`, other.dead), content: <JobList key="other" of="other" queue={other} /> },
        ]}
      />
    </SpaceBetween>
  )
}

/** The lists follow the counts, so that rows come and go without a timer of their own. */
function useFreshJobs(standing: Operations | undefined): void {
  const client = useQueryClient()
  const counts = standing === undefined ? '' : [standing.mail, standing.other].map(({ dead, retrying }) => `${dead} ${retrying}`).join()
  useEffect(() => {
    if (counts !== '') void client.invalidateQueries({ queryKey: keys.jobs })
  }, [client, counts])
}
