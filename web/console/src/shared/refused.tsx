/** What a page shows when the server says no: what happened, why, and what to do. */
import { ApiError, errorText } from '@carillon/shared/api'
import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Trans, useLingui } from '@lingui/react/macro'
import { WhyDenied } from './why-denied.tsx'

export function Refused({ error, again }: { error: Error; again?: () => void }) {
  const { i18n, t } = useLingui()
  if (error instanceof ApiError && error.status === 403) return <NotAllowed error={error} />
  if (error instanceof ApiError && error.status === 404) return <NotHere />
  const requestId = error instanceof ApiError ? error.requestId : null
  return (
    <Alert type="error" header={t`This could not be loaded`} action={again && <Button onClick={again}>{t`Try again`}</Button>}>
      {errorText(error, i18n)}
      {requestId !== null && (
        <Box variant="small" display="block">
          <Trans>Request {requestId}</Trans>
        </Box>
      )}
    </Alert>
  )
}

/** The same in place of a whole page, under a heading of its own. */
export function RefusedPage({ error, again }: { error: Error; again?: () => void }) {
  const { t } = useLingui()
  const status = error instanceof ApiError ? error.status : 0
  const title = status === 403 ? t({ message: 'Not allowed', context: 'title' }) : status === 404 ? t`Page not found` : t`Not available`
  return (
    <SpaceBetween size="l">
      <Header variant="h1">{title}</Header>
      <Refused error={error} {...(again === undefined ? {} : { again })} />
    </SpaceBetween>
  )
}

/** The server's own sentence names the identity and the action, which is what another administrator has to know. */
function NotAllowed({ error }: { error: ApiError }) {
  const { t } = useLingui()
  return (
    <Alert type="warning" header={t`You are not allowed to see this`}>
      <Box variant="p">
        <Trans>Another administrator can attach a policy that allows it. Show them this line:</Trans>
      </Box>
      <WhyDenied error={error} />
    </Alert>
  )
}

function NotHere() {
  const { t } = useLingui()
  return (
    <Alert type="warning" header={t`There is nothing here`}>
      <Trans>What this address names does not exist, or it was deleted. The navigation leads to everything there is.</Trans>
    </Alert>
  )
}
