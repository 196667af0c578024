/** The pages about phone numbers. */
import { useParams } from '@tanstack/react-router'
import { CountriesPage } from '../../features/numbers/countries-page.tsx'
import { GettingStartedPage } from '../../features/numbers/getting-started-page.tsx'
import { ManagementPage } from '../../features/numbers/management-page.tsx'
import { NumberPage } from '../../features/numbers/number-page.tsx'
import { OrderNumbersPage } from '../../features/numbers/order-numbers-page.tsx'
import { DeskPortInPage } from '../../features/numbers/porting/desk-port-in-page.tsx'
import { DeskPortInsPage, DeskPortOutsPage } from '../../features/numbers/porting/desk-port-ins-page.tsx'
import { NewPortInPage } from '../../features/numbers/porting/new-port-in-page.tsx'
import { PortInPage } from '../../features/numbers/porting/port-in-page.tsx'
import { PortOutPage } from '../../features/numbers/porting/port-out-page.tsx'
import { UploadPage } from '../../features/numbers/porting/upload-page.tsx'
import { OrderPage } from '../../features/numbers/order-page.tsx'

export const NumbersStart = GettingStartedPage
export const Numbers = ManagementPage
export const OrderNumbers = OrderNumbersPage
export const NumberCountries = CountriesPage

export const NewPortIn = NewPortInPage
export const PortOut = PortOutPage
export const DeskPortIns = DeskPortInsPage
export const DeskPortOuts = DeskPortOutsPage
export const PortUpload = () => <UploadPage />

export function PortIn() {
  const { portInId = '' } = useParams({ strict: false })
  return <PortInPage key={portInId} id={portInId} />
}

export function DeskPortIn() {
  const { portInId = '' } = useParams({ strict: false })
  return <DeskPortInPage key={portInId} id={portInId} />
}

export function OneNumber() {
  const { numberId = '' } = useParams({ strict: false })
  return <NumberPage key={numberId} numberId={numberId} />
}

export function NumberOrder() {
  const { orderId = '' } = useParams({ strict: false })
  return <OrderPage key={orderId} orderId={orderId} />
}
