/** What surrounds the pages about phone numbers. */
import { useLingui } from '@lingui/react/macro'
import { useParams } from '@tanstack/react-router'
import { numberText } from '../features/numbers/number-text.ts'
import { NumberHelp, NumbersHelp, OrderNumbersHelp } from '../features/numbers/numbers-help.tsx'
import { addresses } from '../shared/addresses.ts'
import type { Place } from './place.ts'

export type NumberPlaceName = 'numbers-start' | 'numbers' | 'order-numbers' | 'number-countries' | 'number-order' | 'number'

export function useNumberPlaces(): Record<NumberPlaceName, Place> {
  const { t } = useLingui()
  const { numberId = '', orderId = '' } = useParams({ strict: false })
  const calling = { text: t`Calling`, href: addresses.numbersStart }
  const numbers = { text: t`Phone number management`, href: addresses.numbers }
  const place = (title: string, href: string, help: Place['help'], contentType: Place['contentType'], above = [calling, numbers]): Place => ({
    title,
    crumbs: [...above, { text: title, href }],
    help,
    contentType,
    account: null,
  })
  return {
    'numbers-start': place(t`Getting started`, addresses.numbersStart, <NumbersHelp />, 'default', [calling]),
    numbers: place(t`Phone number management`, addresses.numbers, <NumbersHelp />, 'default', [calling]),
    'order-numbers': place(t`Provision phone numbers`, addresses.orderNumbers, <OrderNumbersHelp />, 'wizard'),
    'number-countries': place(t`Country requirements`, addresses.numberCountries, <OrderNumbersHelp />, 'table'),
    'number-order': place(t`Order`, addresses.numberOrder(orderId), <OrderNumbersHelp />, 'default'),
    number: place(numberText(numberId), addresses.number(numberId), <NumberHelp />, 'default'),
  }
}
