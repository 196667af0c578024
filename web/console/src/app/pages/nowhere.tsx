/** What an address that leads nowhere shows. */
import { ApiError } from '@carillon/shared/api'
import { RefusedPage } from '../../shared/refused.tsx'

export function Nowhere() {
  return <RefusedPage error={new ApiError(404, 'NotFound', '')} />
}
