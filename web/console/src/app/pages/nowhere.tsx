/** What an address that leads nowhere shows. */
import { ApiError } from '@carillon/shared/api'
import { Refused } from '../../shared/refused.tsx'

export function Nowhere() {
  return <Refused error={new ApiError(404, 'NotFound', '')} />
}
