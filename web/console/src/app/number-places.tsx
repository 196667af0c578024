/** What surrounds the pages about phone numbers. */
import { useLingui } from '@lingui/react/macro'
import { useParams } from '@tanstack/react-router'
import { PortDeskHelp, PortInHelp, PortOutHelp } from '../features/numbers/porting/porting-help.tsx'
import { numberText } from '../features/numbers/number-text.ts'
import { NumberHelp, NumbersHelp, OrderNumbersHelp } from '../features/numbers/numbers-help.tsx'
import { addresses } from '../shared/addresses.ts'
import type { Place } from './place.ts'

export type NumberPlaceName = 'numbers-start' | 'numbers' | 'order-numbers' | 'number-countries' | 'number-order' | 'number' | PortingPlaceName

type PortingPlaceName = 'new-port-in' | 'port-in' | 'port-upload' | 'port-out' | 'desk-port-ins' | 'desk-port-in' | 'desk-port-outs'

export function useNumberPlaces(): Record<NumberPlaceName, Place> {
  const { t } = useLingui()
  const { numberId = '', orderId = '', portInId = '' } = useParams({ strict: false })
  const calling = { text: t`Calling`, href: addresses.numbersStart }
  const numbers = { text: t`Phone number management`, href: addresses.numbers }
  const desk = { text: t`Requests`, href: addresses.desk }
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
    'new-port-in': place(t`Port phone numbers in`, addresses.newPortIn, <PortInHelp />, 'form'),
    'port-in': place(t`Porting phone numbers in`, addresses.portIn(portInId), <PortInHelp />, 'default'),
    'port-upload': place(t`Hand in documents`, addresses.portUpload, <PortInHelp />, 'form'),
    'port-out': place(t`Port phone numbers out`, addresses.portOut, <PortOutHelp />, 'default'),
    'desk-port-ins': place(t`Port-in requests`, addresses.deskPortIns, <PortDeskHelp />, 'default', [desk]),
    'desk-port-in': place(t`Port-in request`, addresses.deskPortIn(portInId), <PortDeskHelp />, 'default', [desk, { text: t`Port-in requests`, href: addresses.deskPortIns }]),
    'desk-port-outs': place(t`Port-out requests`, addresses.deskPortOuts, <PortDeskHelp />, 'default', [desk]),
    number: place(numberText(numberId), addresses.number(numberId), <NumberHelp />, 'default'),
  }
}
