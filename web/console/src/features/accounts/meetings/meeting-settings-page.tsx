/** Settings > Meetings: policies, application access and regions, each saved for itself. */
import type { Account, MeetingPolicies } from '@carillon/shared/api'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { HelpLink } from '../../../shared/help.tsx'
import { RefusedPage } from '../../../shared/refused.tsx'
import { meetingSettingsQuery } from './api.ts'
import { ApplicationsGroup } from './applications-group.tsx'
import { LeaveWarning } from './leave-warning.tsx'
import { PoliciesGroup } from './policies-group.tsx'
import type { RegionWish } from './region-wish.ts'
import { RegionsGroup } from './regions-group.tsx'

export function MeetingSettingsPage({ account }: { account: Account }) {
  const { t } = useLingui()
  const settings = useQuery(meetingSettingsQuery(account.id))
  const [policies, setPolicies] = useState<MeetingPolicies | null>(null)
  const [regions, setRegions] = useState<RegionWish | null>(null)
  if (settings.error !== null) return <RefusedPage error={settings.error} again={() => void settings.refetch()} />
  if (settings.data === undefined) return <StatusIndicator type="loading">{t`Loading the settings`}</StatusIndicator>
  return (
    <SpaceBetween size="l">
      <Header variant="h1" info={<HelpLink about={t`Meetings`} />} description={t`These settings are for the users of this account.`}>
        {t`Meetings`}
      </Header>
      <PoliciesGroup account={account} saved={settings.data.policies} draft={policies} onDraft={setPolicies} />
      <ApplicationsGroup account={account} slack={settings.data.slack} />
      <RegionsGroup account={account} regions={settings.data.regions} draft={regions} onDraft={setRegions} />
      <LeaveWarning unsaved={policies !== null || regions !== null} />
    </SpaceBetween>
  )
}
