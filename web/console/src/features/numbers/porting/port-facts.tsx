/** What was asked for, as it was filled in. */
import type { PortIn } from '@carillon/shared/api'
import { useTag } from '@carillon/shared/i18n'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs, { type KeyValuePairsProps } from '@cloudscape-design/components/key-value-pairs'
import { useLingui } from '@lingui/react/macro'
import { MomentOf } from '../../../shared/moments.tsx'
import { listOf } from '../../../shared/numbers.ts'
import { numberText } from '../number-text.ts'
import { countryName, useNumberTypes, useProducts } from '../number-words.tsx'
import { PortState } from './porting-words.tsx'

export function PortFacts({ portIn }: { portIn: PortIn }) {
  const { t } = useLingui()
  const tag = useTag()
  const [products, types] = [useProducts(), useNumberTypes()]
  const billing = useBillingFacts(portIn)
  const { contact } = portIn
  return (
    <Container header={<Header variant="h2">{t`Details`}</Header>}>
      <KeyValuePairs
        columns={3}
        minColumnWidth={180}
        items={[
          { label: t`Status`, value: <PortState status={portIn.status} /> },
          { label: t`FOC date and time`, value: portIn.foc_at === null ? '-' : <MomentOf at={portIn.foc_at} /> },
          { label: t`Requested date and time`, value: <MomentOf at={portIn.wanted_at} /> },
          { label: t`Product type`, value: products[portIn.product] },
          { label: t`Country`, value: countryName(portIn.country, tag) },
          { label: t`Type`, value: types[portIn.type] },
          ...portIn.lots.map(({ carrier, numbers }) => ({
            label: carrier === '' ? t`Phone numbers` : t`Phone numbers of ${carrier}`,
            value: listOf(numbers.map(numberText)),
          })),
          ...billing,
          { label: t`Contact`, value: contact.way === 'phone' ? `${contact.email}, ${contact.phone}` : contact.email },
          { label: t`Preferred contact language`, value: contact.language },
          { label: t`Submitted at`, value: <MomentOf at={portIn.created_at} /> },
        ]}
      />
    </Container>
  )
}

function useBillingFacts({ billing, usage, has_service_pin }: PortIn): KeyValuePairsProps.Item[] {
  const { t } = useLingui()
  if (billing === null) return [{ label: t`Estimated usage volume`, value: usage }]
  const next = numberText(billing.new_billing_number ?? '')
  const choices = {
    'new-number': t`Replaced by ${next}`,
    'close-account': t`The account is closed`,
    'each-its-own': t`Each number is its own BTN`,
  }
  return [
    { label: t`Billing Telephone Number (BTN)`, value: numberText(billing.billing_number) },
    ...(billing.choice ? [{ label: t`Porting the BTN`, value: choices[billing.choice] }] : []),
    { label: t`Authorizing person’s name`, value: billing.authorised_by },
    { label: t`Customer name`, value: billing.customer_name },
    { label: t`Service address`, value: billing.service_address },
    { label: t`Service account number`, value: billing.account_number === '' ? '-' : billing.account_number },
    { label: t`Service PIN`, value: has_service_pin ? t`Kept encrypted` : '-' },
  ]
}
