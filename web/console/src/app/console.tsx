/** The console's first page. */
import AppLayout from '@cloudscape-design/components/app-layout'
import Header from '@cloudscape-design/components/header'
import { Trans } from '@lingui/react/macro'

export function Console() {
  return (
    <AppLayout
      navigationHide
      toolsHide
      content={
        <Header variant="h1">
          <Trans>Carillon console</Trans>
        </Header>
      }
    />
  )
}
