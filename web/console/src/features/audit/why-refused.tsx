/** Why a call ended with an error; of a denial, which statement of a policy decided. */
import type { EventRow } from '@carillon/shared/api'
import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import { useLingui } from '@lingui/react/macro'

export function WhyRefused({ event: { error_code, error_message, denial } }: { event: EventRow }) {
  const { t } = useLingui()
  if (error_code === null) return null
  return (
    <Alert type={denial === null ? 'error' : 'warning'} header={denial === null ? t`Ended with ${error_code}` : t`Denied: ${error_code}`}>
      {error_message}
      {denial !== null && (
        <Box variant="p">
          {t`Why:`} {denial}
        </Box>
      )}
    </Alert>
  )
}
