/** Why a call ended with an error; of a denial, which statement of a policy decided. */
import type { EventRow } from '@carillon/shared/api'
import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import { useLingui } from '@lingui/react/macro'
import { addresses } from '../../shared/addresses.ts'
import { PageLink } from '../../shared/page-link.tsx'
import { refusedCall } from './refused-call.ts'

export function WhyRefused({ event: { error_code, error_message, denial } }: { event: EventRow }) {
  const { t } = useLingui()
  if (error_code === null) return null
  const asked = refusedCall(error_message)
  return (
    <Alert type={denial === null ? 'error' : 'warning'} header={denial === null ? t`Ended with ${error_code}` : t`Denied: ${error_code}`}>
      {error_message}
      {denial !== null && (
        <Box variant="p">
          {t`Why:`} {denial}
        </Box>
      )}
      {denial !== null && asked !== null && <PageLink to={addresses.simulator(asked)}>{t`Try it in the policy simulator`}</PageLink>}
    </Alert>
  )
}
