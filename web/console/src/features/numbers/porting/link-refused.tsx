/** An upload link that does not open: why, and how to get one that does. */
import { ApiError, errorText } from '@carillon/shared/api'
import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Trans, useLingui } from '@lingui/react/macro'
import { addresses } from '../../../shared/addresses.ts'
import { HelpLink } from '../../../shared/help.tsx'
import { PageLink } from '../../../shared/page-link.tsx'
import { RefusedPage } from '../../../shared/refused.tsx'

const UNKNOWN = 404
const ENDED = 410

export function LinkRefused({ error, again }: { error: Error; again: () => void }) {
  const { t, i18n } = useLingui()
  if (!(error instanceof ApiError) || ![UNKNOWN, ENDED].includes(error.status)) return <RefusedPage error={error} again={again} />
  return (
    <SpaceBetween size="l">
      <Header variant="h1" info={<HelpLink about={t`Hand in documents`} />}>
        {t`Hand in documents`}
      </Header>
      <Alert type="warning" header={t`This upload link does not open`}>
        <SpaceBetween size="s">
          <Box>{errorText(error, i18n)}</Box>
          <Box>
            <Trans>Only the newest link of a request opens. Support makes a new one when you ask for it, and mails it to the contact of the request.</Trans>
          </Box>
          <SpaceBetween direction="horizontal" size="m">
            <PageLink to={addresses.submitRequest}>{t`Ask support for a new link`}</PageLink>
            <PageLink to={addresses.numbersIn('orders')}>{t`See your port-in requests`}</PageLink>
          </SpaceBetween>
        </SpaceBetween>
      </Alert>
    </SpaceBetween>
  )
}
