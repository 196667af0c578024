/** The way to a support centre elsewhere, where the installation names one (SUP-01). */
import Alert from '@cloudscape-design/components/alert'
import Link from '@cloudscape-design/components/link'
import { Trans, useLingui } from '@lingui/react/macro'

export function SupportCentre({ centre }: { centre: string }) {
  const { t } = useLingui()
  if (centre === '') return null
  return (
    <Alert type="info" header={t`Do you have a support account?`}>
      <Trans>
        Then open a ticket in the{' '}
        <Link href={centre} external externalIconAriaLabel={t`(opens in a new tab)`}>
          support centre
        </Link>
        . Everybody else submits a request here.
      </Trans>
    </Alert>
  )
}
