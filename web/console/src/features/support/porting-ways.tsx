/** Numbers that come over or go have forms of their own: the way to them from where the guide begins (PORT-07, PORTO-05). */
import type { SupportRow } from '@carillon/shared/api'
import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useLingui } from '@lingui/react/macro'
import { addresses } from '../../shared/addresses.ts'
import { PageLink } from '../../shared/page-link.tsx'

export function PortingWays({ category }: { category: SupportRow['category'] }) {
  const { t } = useLingui()
  if (category !== 'Calling' && category !== 'Phone Number Port Out') return null
  return (
    <Alert type="info" header={t`Do you want to port phone numbers?`}>
      <SpaceBetween direction="horizontal" size="m">
        <PageLink to={addresses.newPortIn}>{t`Porting phone numbers in`}</PageLink>
        <PageLink to={addresses.portOut}>{t`Porting phone numbers out`}</PageLink>
      </SpaceBetween>
    </Alert>
  )
}
