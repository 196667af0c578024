/** The details of a number. */
import type { NumberRow } from '@carillon/shared/api'
import { shownTag } from '@carillon/shared/i18n'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import { useLingui } from '@lingui/react/macro'
import { addresses } from '../../shared/addresses.ts'
import { MomentOf } from '../../shared/moments.tsx'
import { PageLink } from '../../shared/page-link.tsx'
import { NumberState } from './number-state.tsx'
import { countryName, useNumberTypes, useProducts, useSources } from './number-words.tsx'

export function NumberFields({ number }: { number: NumberRow }) {
  const { t } = useLingui()
  const [products, types, sources] = [useProducts(), useNumberTypes(), useSources()]
  const can = (what: string) => number.abilities.some((ability) => ability.endsWith(what))
  return (
    <Container header={<Header variant="h2">{t`Details`}</Header>}>
      <KeyValuePairs
        columns={4}
        minColumnWidth={180}
        items={[
          { label: t`Status`, value: <NumberState number={number} /> },
          { label: t`Product type`, value: products[number.product] },
          { label: t`Type`, value: types[number.type] },
          { label: t`Country`, value: countryName(number.country, shownTag()) },
          { label: t`Calls`, value: can('Call') ? t`Enabled` : t`Not enabled` },
          { label: t`Text messages`, value: can('SMS') ? t`Enabled` : t`Not enabled` },
          { label: t`Order`, value: <PageLink to={number.porting === null ? addresses.numberOrder(number.order_id) : addresses.portIn(number.order_id)}>{number.order_id.slice(0, 8)}</PageLink> },
          { label: t`Ordered at`, value: <MomentOf at={number.created_at} /> },
          { label: t`Comes from`, value: sources[number.source] },
        ]}
      />
    </Container>
  )
}
