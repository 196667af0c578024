/** Calling > Getting started: what numbers are for, and the steps from an order to the first call. */
import Box from '@cloudscape-design/components/box'
import ColumnLayout from '@cloudscape-design/components/column-layout'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import TextContent from '@cloudscape-design/components/text-content'
import { Trans, useLingui } from '@lingui/react/macro'
import { addresses } from '../../shared/addresses.ts'
import { HelpLink } from '../../shared/help.tsx'
import { PageLink } from '../../shared/page-link.tsx'
import { ProvisionButton } from './provision-button.tsx'

export function GettingStartedPage() {
  const { t } = useLingui()
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        info={<HelpLink about={t`Getting started`} />}
        description={t`Phone numbers for the people of your accounts.`}
        actions={<ProvisionButton variant="primary" />}
      >
        {t`Getting started`}
      </Header>
      <ColumnLayout columns={2}>
        <BusinessCalling />
        <VoiceConnector />
      </ColumnLayout>
      <Steps />
    </SpaceBetween>
  )
}

function BusinessCalling() {
  const { t } = useLingui()
  return (
    <Container fitHeight header={<Header variant="h2">{t`Business Calling`}</Header>}>
      <TextContent>
        <Trans>
          <p>Users get a number of their own, for calls and texts in the client. You decide for each of them whether they may receive calls, make calls, and send texts.</p>
          <p>No telephony is connected to Carillon yet: numbers are ordered, assigned and named, but nothing rings. Emergency calls are never possible; people use another phone for them.</p>
        </Trans>
        <p>
          <PageLink to={addresses.orderNumbers}>{t`Provision phone numbers`}</PageLink>
        </p>
        <p>
          <PageLink to={addresses.newPortIn}>{t`Port phone numbers in`}</PageLink>
        </p>
        <p>
          <PageLink to={addresses.portOut}>{t`Port phone numbers out`}</PageLink>
        </p>
      </TextContent>
    </Container>
  )
}

function VoiceConnector() {
  const { t } = useLingui()
  return (
    <Container fitHeight header={<Header variant="h2">{t`Voice Connector`}</Header>}>
      <TextContent>
        <p>
          <Trans>Connects a telephone system that you have, by SIP trunks. Programs order numbers for it with the AWS API, and they appear in the inventory here; the trunks themselves are not part of this console.</Trans>
        </p>
        <p>
          <PageLink to={addresses.connect}>{t`Connect your code`}</PageLink>
        </p>
      </TextContent>
    </Container>
  )
}

function Steps() {
  const { t } = useLingui()
  return (
    <Container header={<Header variant="h2">{t`From an order to a user`}</Header>}>
      <TextContent>
        <ol>
          <li>
            <Trans>
              <PageLink to={addresses.orderNumbers}>Provision phone numbers</PageLink>: search by area code, or by city and state, choose some, and order them.
            </Trans>
          </li>
          <li>
            <Trans>
              Watch them under <PageLink to={addresses.numbersIn('orders')}>Orders</PageLink> and{' '}
              <PageLink to={addresses.numbersIn('pending')}>Pending transactions</PageLink>, until they are in the{' '}
              <PageLink to={addresses.numbers}>Inventory</PageLink>.
            </Trans>
          </li>
          <li>
            <Trans>Choose a number there, and then “Assign”: first the account, then the user.</Trans>
          </li>
          <li>
            <Trans>Tell the user. They have to sign out and in again before they can use the number.</Trans>
          </li>
        </ol>
      </TextContent>
      <Box variant="p">
        <Trans>
          Some countries demand papers before they give numbers: see <PageLink to={addresses.numberCountries}>what each country demands</PageLink>.
        </Trans>
      </Box>
    </Container>
  )
}
