/** What a dialog or a form shows when the server refuses an act. */
import { errorText } from '@carillon/shared/api'
import Alert from '@cloudscape-design/components/alert'
import { useLingui } from '@lingui/react/macro'
import { WhyDenied, isDenied } from './why-denied.tsx'

export function ActRefused({ error }: { error: Error }) {
  const { t, i18n } = useLingui()
  if (!isDenied(error)) return <Alert type="error">{errorText(error, i18n)}</Alert>
  return (
    <Alert type="warning" header={t`You are not allowed to do this`}>
      <WhyDenied error={error} />
    </Alert>
  )
}
