/** The pages about phone numbers. */
import { useParams } from '@tanstack/react-router'
import { CountriesPage } from '../../features/numbers/countries-page.tsx'
import { GettingStartedPage } from '../../features/numbers/getting-started-page.tsx'
import { ManagementPage } from '../../features/numbers/management-page.tsx'
import { NumberPage } from '../../features/numbers/number-page.tsx'
import { OrderNumbersPage } from '../../features/numbers/order-numbers-page.tsx'
import { OrderPage } from '../../features/numbers/order-page.tsx'

export const NumbersStart = GettingStartedPage
export const Numbers = ManagementPage
export const OrderNumbers = OrderNumbersPage
export const NumberCountries = CountriesPage

export function OneNumber() {
  const { numberId = '' } = useParams({ strict: false })
  return <NumberPage key={numberId} numberId={numberId} />
}

export function NumberOrder() {
  const { orderId = '' } = useParams({ strict: false })
  return <OrderPage key={orderId} orderId={orderId} />
}
