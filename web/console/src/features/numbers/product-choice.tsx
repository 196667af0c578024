/** The first step of an order: what the numbers are used with. There is one product for people. */
import SpaceBetween from '@cloudscape-design/components/space-between'
import Box from '@cloudscape-design/components/box'
import Tiles from '@cloudscape-design/components/tiles'
import { Trans, useLingui } from '@lingui/react/macro'
import { addresses } from '../../shared/addresses.ts'
import { PageLink } from '../../shared/page-link.tsx'

export function ProductChoice() {
  const { t } = useLingui()
  return (
    <SpaceBetween size="m">
      <Tiles
        value="BusinessCalling"
        ariaLabel={t`Product type`}
        items={[
          {
            value: 'BusinessCalling',
            label: t`Business Calling`,
            description: t`Each number is given to one user, to be called and texted in the client.`,
          },
        ]}
      />
      <Box variant="p" color="text-body-secondary">
        <Trans>
          Numbers of other countries are for SIP media applications, which programs order with the AWS API. See{' '}
          <PageLink to={addresses.numberCountries}>what each country demands</PageLink>.
        </Trans>
      </Box>
    </SpaceBetween>
  )
}
