/** Stands in place of the sign-in as long as nobody owns the installation: the set-up comes first. */
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Trans, useLingui } from '@lingui/react/macro'
import { addresses } from '../../shared/addresses.ts'

export function SetUpFirst() {
  const { t } = useLingui()
  return (
    <Container header={<Header variant="h1">{t`Carillon is not set up yet`}</Header>}>
      <SpaceBetween size="m">
        <div>
          <Trans>Before anybody can sign in here, somebody becomes the owner of this installation. Open the set-up link that the server printed when it started.</Trans>
        </div>
        <Button href={addresses.setUp}>{t`Go to the set-up`}</Button>
      </SpaceBetween>
    </Container>
  )
}
