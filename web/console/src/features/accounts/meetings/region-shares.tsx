/** Where the meetings of the last 30 days ran. */
import type { MeetingSettings } from '@carillon/shared/api'
import { currentLocale, intlTag } from '@carillon/shared/i18n'
import Box from '@cloudscape-design/components/box'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useLingui } from '@lingui/react/macro'

export function RegionShares({ shares }: { shares: MeetingSettings['regions']['shares'] }) {
  const { t } = useLingui()
  const percent = new Intl.NumberFormat(intlTag(currentLocale()), { style: 'percent' })
  return (
    <SpaceBetween size="xs">
      <Box variant="h3">{t`Percentage of meetings processed in each Region`}</Box>
      <Box variant="small">{t`Meetings that ended in the last 30 days (UTC).`}</Box>
      {shares.length === 0 ? (
        <Box color="text-status-inactive">{t`No data`}</Box>
      ) : (
        <KeyValuePairs columns={3} items={shares.map((share) => ({ label: share.region, value: percent.format(share.percent / 100) }))} />
      )}
    </SpaceBetween>
  )
}
